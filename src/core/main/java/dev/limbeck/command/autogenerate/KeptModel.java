package dev.limbeck.command.autogenerate;

import dev.limbeck.command.autogenerate.ReplayedObjects.ColumnType;
import dev.limbeck.execute.step.StoredRecord;
import dev.limbeck.model.NameRules;
import dev.limbeck.model.Schema;
import dev.limbeck.model.SchemaWords;
import dev.limbeck.model.Sequence;
import dev.limbeck.ops.ExecuteSql;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The model of the entities in a form that is kept for later commands.
 *
 * @param schema the model as the database stores it
 * @param declaration the model as the entities declare it, without the parts that were left out; as text, because it is
 *     needed only if there is a difference
 * @param notes the parts that were left out, one line each
 * @param warnings the parts of the mapping that were ignored or interpreted differently, one line each
 * @param provider the name and version of the library that read the entities
 * @param types the column types that are not visible in the schema
 * @param sequences the sequences that are not visible in the schema
 * @param quotedNames the names that the entities quote
 * @param names the rules for names of types and sequences
 * @param auxiliary the additional statements that the mapping declares
 */
public record KeptModel(
        Schema schema,
        String declaration,
        List<String> notes,
        List<String> warnings,
        String provider,
        List<ColumnType> types,
        List<Sequence> sequences,
        List<String> quotedNames,
        NameRules names,
        List<ExecuteSql> auxiliary) {
    /** Copies the lists. */
    public KeptModel {
        notes = List.copyOf(notes);
        warnings = List.copyOf(warnings);
        types = List.copyOf(types);
        sequences = List.copyOf(sequences);
        quotedNames = List.copyOf(quotedNames);
        auxiliary = List.copyOf(auxiliary);
    }

    /** {@return the same model, in which every list without a significant order is sorted} */
    KeptModel sorted() {
        return new KeptModel(
                schema,
                declaration,
                notes,
                warnings,
                provider,
                PackagedModel.sortedTypes(types),
                PackagedModel.sortedSequences(sequences),
                quotedNames.stream().sorted().toList(),
                names,
                auxiliary);
    }

    static KeptModel of(ScannedModel model) {
        SchemaWords words = model.words();
        return new KeptModel(
                model.schema(),
                StoredRecord.encode(model.declared().get()),
                model.notes(),
                model.warnings(),
                model.provider(),
                ReplayedObjects.types(words),
                List.copyOf(words.sequences().values()),
                List.copyOf(words.quotedNames()),
                words.names(),
                model.auxiliary());
    }

    /** The declared form of the model, which is parsed once. */
    private static final class Declared implements Supplier<Schema> {
        private final String text;
        private @Nullable Schema parsed;

        Declared(String text) {
            this.text = text;
        }

        @Override
        public Schema get() {
            if (parsed == null) {
                parsed = StoredRecord.decode(text, Schema.class);
            }
            return parsed;
        }
    }

    /** {@return the model; the declared form is parsed from its text on first use} */
    ScannedModel model() {
        return new ScannedModel(
                schema,
                new Declared(declaration),
                notes,
                warnings,
                provider,
                new ReplayedObjects(List.of(), List.of(), List.of(), types, sequences, quotedNames, List.of())
                        .words(names),
                auxiliary);
    }
}
