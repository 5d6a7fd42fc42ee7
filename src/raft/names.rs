//! Enums whose variants have names in scripts, traces and links: one table gives the enum, its names, and parsing.

/// An enum with a name for each variant.
pub(crate) trait Named: Sized + Copy + 'static {
    /// All variants, in the order of the documentation.
    const ALL: &'static [Self];
    /// Their names, in the same order.
    const NAMES: &'static [&'static str];
}

/// Declares such an enum, with `ALL`, `name()`, `from_name()`, `Display` and [`Named`].
macro_rules! named {
    ($(#[$meta:meta])* $name:ident { $($(#[doc = $doc:literal])+ $variant:ident = $text:expr,)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum $name { $($(#[doc = $doc])+ $variant,)+ }

        impl $name {
            /// All variants, in the order of the documentation.
            pub const ALL: &'static [$name] = &[$($name::$variant,)+];

            /// The name in scripts, links and traces. It must never change.
            pub const fn name(self) -> &'static str {
                <$name as $crate::raft::Named>::NAMES[self as usize]
            }

            /// The variant with this name.
            pub fn from_name(name: &str) -> Option<$name> {
                let place = <$name as $crate::raft::Named>::NAMES.iter().position(|other| *other == name)?;
                $name::ALL.get(place).copied()
            }

        }

        impl $crate::raft::Named for $name {
            const ALL: &'static [$name] = $name::ALL;
            const NAMES: &'static [&'static str] = &[$($text,)+];
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.write_str(self.name())
            }
        }
    };
}
pub(crate) use named;
