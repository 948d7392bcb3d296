/// The annotation processor behind `dev.arenite.archive.derive`. Data flow one way:
/// [ArchiveProcessor] finds annotated types, [ModelReader] reads each into a [StructModel] or an
/// [EnumModel], in which [FormMapper] has chosen the archived form of each component, and
/// [StructSource] or [EnumSource] writes the class. Findings of all types are reported in one
/// round.
@NullMarked
package dev.arenite.archive.processor;

import org.jspecify.annotations.NullMarked;
