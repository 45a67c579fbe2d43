package dev.limbeck.command.normal;

import dev.limbeck.command.cache.KeptParts;
import dev.limbeck.command.project.CommandException;
import dev.limbeck.command.project.KeptResults;
import dev.limbeck.execute.ScratchDatabases;
import dev.limbeck.model.Schema;
import dev.limbeck.spi.Model;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Computes the normal form of a model. Only the parts that are new or changed are created in a scratch database; the
 * normal forms of the other tables, sequences and views were kept by earlier commands. The key of a kept form contains
 * everything on which the form depends: the server, the types that users defined there, the additional statements of
 * the model, the table itself, and the objects that it refers to.
 *
 * <p>The proof of a revision never relies on a kept form. A table, view or sequence whose kept form is not identical to
 * the form in the live schema is created again, so a kept form can only show that nothing has to be changed.
 */
public final class TableForms {
    private final NormalForm form;
    private final ScratchDatabases scratches;
    private final KeptResults results;
    private final @Nullable Supplier<Schema> live;

    /**
     * Creates an instance.
     *
     * @param live supplies the live schema if kept forms that differ from it must not be used; null if they may be used
     */
    public TableForms(
            NormalForm form, ScratchDatabases scratches, KeptResults results, @Nullable Supplier<Schema> live) {
        this.live = live;
        this.form = form;
        this.scratches = scratches;
        this.results = results;
    }

    /**
     * {@return the model as the database stores it}
     *
     * @throws CommandException if the database rejects the model
     */
    public NormalModel convert(Model entities) {
        Optional<KeptParts> kept = open(entities);
        if (kept.isEmpty()) {
            return form.convert(entities);
        }
        ModelParts parts =
                new ModelParts(form.declared(entities), entities.auxiliary(), kept.get(), scratches.dialect());
        parts.find(live);
        Optional<NormalModel> found = parts.isComplete() ? parts.combine(List.of()) : createMissing(entities, parts);
        NormalModel normal = found.orElseGet(() -> {
            NormalModel whole = form.convert(entities);
            parts.add(whole);
            return whole;
        });
        kept.get().write();
        return normal;
    }

    /** {@return the kept normal forms; empty if the normal form of a table may depend on the whole model} */
    private Optional<KeptParts> open(Model entities) {
        if (!NormalForm.withoutTypes(entities.auxiliary()).isEmpty()) {
            return Optional.empty();
        }
        Optional<String> server = scratches.tableFormKey();
        if (server.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(results.parts("normal forms of tables", server.get(), scratches.dialect()));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /** {@return the normal form; empty if the missing parts cannot be created without the other parts} */
    private Optional<NormalModel> createMissing(Model entities, ModelParts parts) {
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        try {
            NormalModel missing = form.convert(entities.withSchema(parts.missing()));
            parts.add(missing);
            return parts.combine(missing.notes());
        } catch (CommandException e) {
            // Converting the whole model decides whether this is an error, and reports it.
            return Optional.empty();
        }
    }
}
