//! Collecting in little code: `collect` comes with a good guess of the length, some hundred bytes of it for each kind
//! of iterator, and the page downloads all of it.

/// An iterator's items as a list.
pub trait List: Iterator {
    /// All items, in their order.
    fn list(self) -> Vec<Self::Item>;
}

impl<I: Iterator> List for I {
    fn list(self) -> Vec<I::Item> {
        let mut list = Vec::new();
        for item in self {
            list.push(item);
        }
        list
    }
}
