//! Articles: what hostile words become, from draft to public page through four eyes, and what readers never see.

mod markdown;
mod walk;
