/// Defines an enum of the values that LINE allows for a property, with one table of their spellings: `as_str`, `parse` and
/// `Deserialize` come from it. A value that LINE adds later is kept as `Unknown`, as LINE spells it.
macro_rules! spelled_enum {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $text:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub enum $name {
            $($(#[$doc])* $variant,)+
            /// A value that LINE added later, as LINE spells it.
            Unknown(String),
        }

        impl $name {
            /// The value as LINE spells it.
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $text,)+
                    Self::Unknown(text) => text,
                }
            }

            /// The value that LINE spells so; `Unknown` for any other text.
            pub fn parse(text: &str) -> Self {
                match text {
                    $($text => Self::$variant,)+
                    other => Self::Unknown(other.to_owned()),
                }
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                String::deserialize(deserializer).map(|text| Self::parse(&text))
            }
        }
    };
}
pub(crate) use spelled_enum;
