//! Sorting by a number.
//!
//! One sort for all types: the standard library's is compiled anew for each type and key, and each of them takes about
//! nine kilobytes of the page's wasm.

/// Sorts by this number. Items with equal numbers keep their order.
pub fn by_number<T>(list: &mut Vec<T>, number: impl Fn(&T) -> u128) {
    if list.len() < 2 {
        return;
    }
    let mut order: Vec<(u128, u32)> = list.iter().zip(0..).map(|(item, place)| (number(item), place)).collect();
    if order.is_sorted() {
        return;
    }
    sort(&mut order);
    let mut items: Vec<Option<T>> = list.drain(..).map(Some).collect();
    list.extend(order.iter().filter_map(|(_, place)| items.get_mut(*place as usize)?.take()));
}

#[inline(never)]
fn sort(order: &mut [(u128, u32)]) {
    order.sort_unstable();
}

#[cfg(test)]
mod tests {
    use super::by_number;

    #[test]
    fn it_sorts_as_the_standard_library_does() {
        for len in 0..40u32 {
            let mut list: Vec<(u32, u32)> = (0..len).map(|place| (place * 7919 % 11, place)).collect();
            let mut expected = list.clone();
            expected.sort_by_key(|(number, _)| *number);
            by_number(&mut list, |(number, _)| u128::from(*number));
            assert_eq!(list, expected);
        }
    }
}
