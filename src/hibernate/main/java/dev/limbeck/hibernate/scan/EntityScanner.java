package dev.limbeck.hibernate.scan;

import dev.limbeck.hibernate.database.HibernateVersion;
import dev.limbeck.hibernate.find.EntityFinder;
import dev.limbeck.hibernate.find.EntityLoader;
import dev.limbeck.hibernate.find.MappingSources;
import dev.limbeck.hibernate.find.PersistenceUnits;
import dev.limbeck.hibernate.load.DuplicateHibernate;
import dev.limbeck.hibernate.load.LibraryMismatch;
import dev.limbeck.hibernate.spring.SpringConfiguration;
import dev.limbeck.model.Schema;
import dev.limbeck.spi.Model;
import dev.limbeck.spi.ModelException;
import dev.limbeck.spi.ModelRequest;
import dev.limbeck.spi.ModelSource;
import java.util.List;

/**
 * Reads the schema that JPA entities define, with the Hibernate version on the class path (6.6 to 8.0). Opens no
 * connection and no session factory; static initializers of the entities may run.
 */
public final class EntityScanner implements ModelSource {

    /** Called by {@link java.util.ServiceLoader}. */
    public EntityScanner() {}

    @Override
    public Model scan(ModelRequest request) {
        DuplicateHibernate.reject(request.loader());
        boolean spring = request.settings() == ModelRequest.Settings.SPRING;
        MappingSources mapped = find(request, spring);
        return read(
                request,
                spring ? mapped.withSpring(SpringConfiguration.read(request.loader(), request.profiles())) : mapped);
    }

    /**
     * Finds the mapped classes. If neither packages nor a persistence unit are specified, the only persistence unit is
     * used, as in JPA.
     */
    private static MappingSources find(ModelRequest request, boolean spring) {
        PersistenceUnits units = PersistenceUnits.of(request);
        if (request.persistenceUnit() != null) {
            return units.find(request.persistenceUnit());
        }
        MappingSources only = spring || !request.packages().isEmpty() ? null : units.findOnly();
        return only == null ? EntityFinder.of(request).find() : only;
    }

    /** Reads classes that have already been found, regardless of the request's packages and persistence unit. */
    public static Model read(ModelRequest request, MappingSources mapped) {
        List<Class<?>> classes = new EntityLoader(
                        request.loader(), new LibraryMismatch(request.loader())::explainLoading)
                .load(mapped.classes());
        return MutedLogging.run(request.loader(), () -> read(request, mapped, classes));
    }

    private static Model read(ModelRequest request, MappingSources mapped, List<Class<?>> classes) {
        try (MetadataBoot boot = MetadataBoot.start(request, mapped, classes)) {
            MappingModel mapping = boot.mapping();
            requireEntities(mapping, mapped);
            MappingReader reader = new MappingReader(mapping);
            Schema schema = reader.read();
            new QuotedNames(mapping, new TableNames(mapping)).warnOfReserved(request.reserved());
            MetadataBoot.findMismatch(request, mapped, schema).ifPresent(mapping.warnings()::add);
            return new Model(
                    schema,
                    AuxiliaryObjects.read(mapping),
                    mapping.owners().entityNames(),
                    mapping.warnings().lines(),
                    reader.words(),
                    HibernateVersion.provider(),
                    reader.origins());
        } catch (ModelException known) {
            throw known;
        } catch (RuntimeException | LinkageError refused) {
            throw MappingFailure.explain(refused, classes, request.loader());
        }
    }

    /** Fails if there is no entity, because a comparison would then drop every table. */
    private static void requireEntities(MappingModel mapping, MappingSources mapped) {
        if (mapping.metadata().getEntityBindings().isEmpty()) {
            throw new ModelException(
                    "No entity found: no class has the annotation jakarta.persistence.Entity, and "
                            + (mapped.mappingFiles().isEmpty()
                                    ? "there is no mapping file."
                                    : String.join(", ", mapped.mappingFiles()) + " maps no class."),
                    null);
        }
    }
}
