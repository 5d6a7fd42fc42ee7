//! A list of things that users call by name: one table gives the enum, its names and the way back.

/// What has a table of names.
pub(crate) trait Named: Sized + Copy + 'static {
    /// Every one, in the order of the documentation.
    const ALL: &'static [Self];
    /// Their names.
    const NAMES: &'static [&'static str];
}

/// Declares an enum whose variants have names in scripts, traces and links: `ALL`, `name()`, `from_name()`, `Display`,
/// [`Named`]; and, for the reference that people read, `meaning()`, which is the variant's documentation.
macro_rules! named {
    ($(#[$meta:meta])* $name:ident { $($(#[doc = $doc:literal])+ $variant:ident = $text:expr,)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum $name { $($(#[doc = $doc])+ $variant,)+ }

        impl $name {
            /// Every one, in the order of the documentation.
            pub const ALL: &'static [$name] = &[$($name::$variant,)+];

            /// The name that scripts, links and traces use. Frozen.
            pub const fn name(self) -> &'static str {
                <$name as $crate::raft::Named>::NAMES[self as usize]
            }

            /// The way back from a name.
            pub fn from_name(name: &str) -> Option<$name> {
                let place = <$name as $crate::raft::Named>::NAMES.iter().position(|other| *other == name)?;
                $name::ALL.get(place).copied()
            }

            /// What it means, in a sentence.
            #[cfg(not(target_arch = "wasm32"))]
            pub const fn meaning(self) -> &'static str {
                match self { $($name::$variant => concat!($($doc),+).trim_ascii(),)+ }
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
