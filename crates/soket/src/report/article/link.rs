//! Where a link in an article may lead: to this site, to the web, to a mailbox; never to a script, never to a name that only looks
//! like another one.

/// A link that may stand on a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Its address, as it is written into the page.
    pub href: String,
    /// Whether it stays on this site.
    pub is_ours: bool,
}

/// Reads an address; nothing for one that no page of an office should lead to. Its words stay then, without the link.
pub fn read(url: &str) -> Option<Link> {
    let plain = |c: char| c.is_ascii_graphic() && !matches!(c, '\\' | '"' | '\'' | '<' | '>' | '`' | '{' | '}' | '^' | '|');
    // A browser skips blanks, tabs and line breaks in an address, so none may hide a scheme.
    if url.is_empty() || !url.chars().all(plain) {
        return None;
    }
    if url.starts_with('#') || url.starts_with('/') && !url.starts_with("//") {
        return Some(Link { href: url.to_owned(), is_ours: true });
    }
    let (scheme, rest) = url.split_once(':')?;
    let is_allowed = match scheme.to_ascii_lowercase().as_str() {
        "http" | "https" => rest.strip_prefix("//").is_some_and(is_host),
        "mailto" => rest.split_once('@').is_some_and(|(name, host)| !name.is_empty() && is_name(host)),
        _ => false,
    };
    is_allowed.then(|| Link { href: url.to_owned(), is_ours: false })
}

/// A host of plain letters, digits, dots and dashes, perhaps a port: nobody's name before it, no letters that look like others
/// under another spelling.
fn is_host(rest: &str) -> bool {
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let (name, port) = host.split_once(':').unwrap_or((host, "1"));
    is_name(name) && !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_name(name: &str) -> bool {
    let part = |part: &str| {
        let plain = part.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        plain && !part.is_empty() && !part.to_ascii_lowercase().starts_with("xn--")
    };
    name.contains('.') && name.split('.').all(part)
}
