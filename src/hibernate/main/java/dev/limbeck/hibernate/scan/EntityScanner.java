package dev.limbeck.hibernate.scan;

import dev.limbeck.hibernate.spring.SpringConfiguration;
import dev.limbeck.model.Schema;
import dev.limbeck.spi.Model;
import dev.limbeck.spi.ModelException;
import dev.limbeck.spi.ModelRequest;
import dev.limbeck.spi.ModelSource;
import java.util.List;

/**
 * Reads the schema that JPA entities ask for, through whatever Hibernate stands beside this class (6.6 to 8.0). Opens
 * no connection and no session factory; static initialisers of the entities may run.
 */
public final class EntityScanner implements ModelSource {

    /** Found by {@link java.util.ServiceLoader}. */
    public EntityScanner() {}

    @Override
    public Model scan(ModelRequest request) {
        boolean spring = request.settings() == ModelRequest.Settings.SPRING;
        Mapped mapped = find(request, spring);
        return read(
                request, spring ? mapped.with(SpringConfiguration.read(request.loader(), request.profiles())) : mapped);
    }

    /** As JPA does, a single unit is taken without being named; packages say that it does not count. */
    private static Mapped find(ModelRequest request, boolean spring) {
        PersistenceUnits units = PersistenceUnits.seenBy(request);
        if (request.persistenceUnit() != null) {
            return units.find(request.persistenceUnit());
        }
        Mapped only = spring || !request.packages().isEmpty() ? null : units.findOnly();
        return only == null ? EntityFinder.in(request).find() : only;
    }

    /** Reads classes that are already known, whatever the request says of finding them. */
    static Model read(ModelRequest request, Mapped mapped) {
        List<Class<?>> classes = new EntityLoader(request.loader()).load(mapped.classes());
        return Quiet.under(request.loader(), () -> read(request, mapped, classes));
    }

    private static Model read(ModelRequest request, Mapped mapped, List<Class<?>> classes) {
        try (MetadataBoot boot = MetadataBoot.start(request, mapped, classes)) {
            Mapping mapping = boot.mapping();
            requireEntities(mapping, mapped);
            Schema schema = new SchemaReader(mapping).read();
            return new Model(
                    schema,
                    AuxiliaryObjects.of(mapping),
                    mapping.owners().entityNames(),
                    mapping.warnings().lines(),
                    HibernateVersion.provider());
        } catch (ModelException known) {
            throw known;
        } catch (RuntimeException | LinkageError refused) {
            throw Refusal.of(refused, classes);
        }
    }

    /** Without a single entity every table would seem to be gone. */
    private static void requireEntities(Mapping mapping, Mapped mapped) {
        if (mapping.metadata().getEntityBindings().isEmpty()) {
            throw new ModelException(
                    "No entity found: no class has jakarta.persistence.Entity, and "
                            + (mapped.mappingFiles().isEmpty()
                                    ? "no mapping file is there."
                                    : String.join(", ", mapped.mappingFiles()) + " maps none."),
                    null);
        }
    }
}
