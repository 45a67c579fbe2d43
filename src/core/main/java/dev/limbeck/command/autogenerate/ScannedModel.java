package dev.limbeck.command.autogenerate;

import dev.limbeck.command.normal.NormalModel;
import dev.limbeck.model.Schema;
import dev.limbeck.model.SchemaWords;
import dev.limbeck.ops.ExecuteSql;
import dev.limbeck.spi.Model;
import java.util.List;
import java.util.function.Supplier;

/**
 * The part of the model of the entities that the comparison needs.
 *
 * @param schema the model as the database stores it
 * @param declared supplies the model as the entities declare it, without the parts that were left out
 * @param notes the parts that were left out, one line each
 * @param warnings the parts of the mapping that were ignored or interpreted differently, one line each
 * @param provider the name and version of the library that read the entities
 * @param words the sequences and types that the entities declare but that are not visible in the stored schema
 * @param auxiliary the additional statements that the mapping declares
 */
record ScannedModel(
        Schema schema,
        Supplier<Schema> declared,
        List<String> notes,
        List<String> warnings,
        String provider,
        SchemaWords words,
        List<ExecuteSql> auxiliary) {
    static ScannedModel of(Model model, NormalModel normal) {
        return new ScannedModel(
                normal.schema(),
                normal::declared,
                normal.notes(),
                model.warnings(),
                model.provider(),
                model.words(),
                model.auxiliary());
    }
}
