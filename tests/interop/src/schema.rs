//! Schemas as block files have them: archives of rkyv as well, FORMAT.md's 12.7.

use rkyv::{Archive, Deserialize, Serialize};

#[derive(Archive, Deserialize, Serialize)]
pub struct Schema {
    version: u8,
    pointer_bytes: u8,
    root: Node,
    definitions: Vec<Definition>,
}

#[derive(Archive, Deserialize, Serialize)]
struct Definition {
    name: String,
    node: Node,
}

#[derive(Archive, Deserialize, Serialize)]
#[rkyv(
    serialize_bounds(__S: rkyv::ser::Writer + rkyv::ser::Allocator, __S::Error: rkyv::rancor::Source),
    deserialize_bounds(__D::Error: rkyv::rancor::Source),
    bytecheck(bounds(__C: rkyv::validation::ArchiveContext, __C::Error: rkyv::rancor::Source))
)]
enum Node {
    Leaf {
        name: String,
    },
    Composite {
        form: String,
        #[rkyv(omit_bounds)]
        parts: Vec<Node>,
    },
    Array {
        #[rkyv(omit_bounds)]
        element: Box<Node>,
        length: u32,
    },
    Shared {
        kind: i32,
        #[rkyv(omit_bounds)]
        target: Box<Node>,
    },
    Niche {
        kind: Kind,
        offset: u32,
        bytes: u32,
        #[rkyv(omit_bounds)]
        inner: Box<Node>,
    },
    Struct {
        #[rkyv(omit_bounds)]
        fields: Vec<Field>,
    },
    Enum {
        #[rkyv(omit_bounds)]
        variants: Vec<Variant>,
    },
    Names {
        names: Vec<String>,
    },
    Opaque {
        name: String,
        place_bytes: u32,
        place_alignment: u32,
    },
    Reference {
        name: String,
    },
}

#[derive(Archive, Deserialize, Serialize)]
struct Field {
    name: String,
    r#type: Node,
}

#[derive(Archive, Deserialize, Serialize)]
struct Variant {
    name: String,
    tag: u8,
    fields: Vec<Field>,
}

#[derive(Archive, Deserialize, Serialize)]
enum Kind {
    Box,
    Weak,
    Zero,
    Nan,
    Two,
}

impl ArchivedSchema {
    /// Whether archives are structs in the format that this is built for, of fields with these
    /// names and leaves.
    pub fn is_struct(&self, expected: &[(&str, &str)]) -> bool {
        let ArchivedNode::Struct { fields } = self.resolve(&self.root) else {
            return false;
        };
        self.version == 1
            && usize::from(self.pointer_bytes) == size_of::<rkyv::primitive::ArchivedUsize>()
            && fields.len() == expected.len()
            && fields.iter().zip(expected).all(|(field, (name, leaf))| {
                let leaf_found = match self.resolve(&field.r#type) {
                    ArchivedNode::Leaf { name } => name == leaf,
                    _ => false,
                };
                field.name == *name && leaf_found
            })
    }

    /// A definition is no reference itself, so one step leads to it.
    fn resolve<'a>(&'a self, node: &'a ArchivedNode) -> &'a ArchivedNode {
        let ArchivedNode::Reference { name } = node else {
            return node;
        };
        let definition = self.definitions.iter().find(|definition| definition.name == *name);
        definition.map_or(node, |definition| &definition.node)
    }
}
