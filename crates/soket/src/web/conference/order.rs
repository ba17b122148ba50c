//! The order of a list on the desk, as buttons and dragging change it.

/// Which way something is moved by one place.
#[derive(Clone, Copy)]
pub enum Way {
    /// Towards the beginning.
    Up,
    /// Towards the end.
    Down,
}

/// The order after one was moved by one place; what is not there, or stands at the end already, stays.
pub fn moved<T: PartialEq>(mut order: Vec<T>, one: &T, way: Way) -> Vec<T> {
    if let Some(at) = order.iter().position(|other| other == one) {
        let to = match way {
            Way::Up => at.saturating_sub(1),
            Way::Down => (at + 1).min(order.len() - 1),
        };
        order.swap(at, to);
    }
    order
}

/// The order that dragging sends; what it does not name stays behind, in its order.
pub fn dragged<T: From<i64> + PartialEq + Copy>(sent: &str, held: &[T]) -> Vec<T> {
    let named = sent.split(',').filter_map(|id| id.trim().parse::<i64>().ok()).map(T::from);
    let mut order: Vec<T> = named.filter(|id| held.contains(id)).collect();
    let rest: Vec<T> = held.iter().copied().filter(|id| !order.contains(id)).collect();
    order.extend(rest);
    order
}
