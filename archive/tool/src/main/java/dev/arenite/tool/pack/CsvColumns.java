package dev.arenite.tool.pack;

import dev.arenite.archive.schema.ArchiveSchema;
import dev.arenite.archive.schema.SchemaNode;
import dev.arenite.archive.schema.SchemaNode.Field;
import dev.arenite.archive.schema.SchemaNode.Struct;
import dev.arenite.tool.json.CellValue;
import dev.arenite.tool.json.ValueException;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// The columns of CSV as fields of a struct; a column `address.city` is a field of the struct
/// within.
final class CsvColumns {

    private final ArchiveSchema schema;
    private final CellValue cells;
    private final List<String> names;
    private final Set<String> used = new HashSet<>();
    private final Function<List<String>, Map<String, Object>> root;

    private CsvColumns(ArchiveSchema schema, List<String> names) {
        this.schema = schema;
        this.names = List.copyOf(names);
        cells = new CellValue(schema);
        if (!(schema.resolved(schema.root()) instanceof Struct struct) || struct.isTuple()) {
            throw new ValueException("schema of CSV must be a struct with names");
        }
        root = struct(struct, "");
        for (String name : names) {
            if (!used.contains(name)) {
                throw new ValueException(
                        "column must be one of the schema: " + ValueException.told(name));
            }
        }
        if (new HashSet<>(names).size() != names.size()) {
            throw new ValueException("columns must differ: " + names);
        }
    }

    /// Returns the columns with names.
    ///
    /// @throws ValueException if they are not those of the schema
    static CsvColumns of(ArchiveSchema schema, List<String> names) {
        return new CsvColumns(schema, names);
    }

    /// Returns the value of a record.
    ///
    /// @throws ValueException if a cell is none of its field
    Object value(List<String> record) {
        if (record.size() != names.size()) {
            throw new ValueException(
                    "record must have " + names.size() + " cells: size=" + record.size());
        }
        return root.apply(record);
    }

    private Function<List<String>, Map<String, Object>> struct(Struct struct, String before) {
        Map<String, Function<List<String>, Object>> fields = new LinkedHashMap<>();
        for (Field field : struct.fields()) {
            fields.put(field.name(), field(field, before + field.name()));
        }
        return record -> {
            Map<String, Object> values = new LinkedHashMap<>();
            fields.forEach((name, cell) -> values.put(name, cell.apply(record)));
            return values;
        };
    }

    private Function<List<String>, Object> field(Field field, String column) {
        int index = names.indexOf(column);
        if (index >= 0) {
            used.add(column);
            return record -> cells.of(field.type(), "." + column, record.get(index));
        }
        SchemaNode within = schema.resolved(field.type());
        if (within instanceof Struct struct
                && names.stream().anyMatch(name -> name.startsWith(column + "."))) {
            Function<List<String>, Map<String, Object>> inner = struct(struct, column + ".");
            return inner::apply;
        }
        Object absent = cells.absent(field.type(), column);
        return _ -> absent;
    }
}
