package dev.limbeck.hibernate.scan;

import dev.limbeck.hibernate.database.TargetDatabase;
import dev.limbeck.hibernate.find.MappingSources;
import dev.limbeck.hibernate.load.ProjectClassLoaderService;
import dev.limbeck.model.Schema;
import dev.limbeck.spi.ModelRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.BootstrapServiceRegistryBuilder;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.boot.spi.MetadataImplementor;

/** Hibernate's metadata, built without a connection and without a session factory. */
final class MetadataBoot implements AutoCloseable {
    private static final String DIALECT = "hibernate.dialect";
    private static final String URL = "jakarta.persistence.jdbc.url";
    private static final String PRODUCT = "jakarta.persistence.database-product-name";
    private static final String VERSION = "jakarta.persistence.database-product-version";
    private static final String MAJOR = "jakarta.persistence.database-major-version";
    private static final String MINOR = "jakarta.persistence.database-minor-version";
    private static final String XML = "hibernate.xml_mapping_enabled";
    private static final String XML_USERS = "META-INF/services/org.hibernate.boot.spi.AdditionalMappingContributor";

    /** Prefixes of settings that would open a connection or run DDL. */
    private static final List<String> EXCLUDED = List.of(
            "hibernate.connection.",
            "hibernate.hbm2ddl.",
            "hibernate.temp.use_jdbc_metadata_defaults",
            "jakarta.persistence.jdbc.",
            "jakarta.persistence.jtaDataSource",
            "jakarta.persistence.nonJtaDataSource",
            "jakarta.persistence.schema-generation.");

    private final StandardServiceRegistry registry;
    private final MappingModel mapping;

    private MetadataBoot(StandardServiceRegistry registry, MappingModel mapping) {
        this.registry = registry;
        this.mapping = mapping;
    }

    /**
     * Builds the metadata, with the tables that Envers adds and the constraints that Bean Validation adds.
     *
     * @param classes the loaded classes of {@code mapped}
     */
    static MetadataBoot start(ModelRequest request, MappingSources mapped, List<Class<?>> classes) {
        Map<String, Object> settings = settings(request, mapped);
        List<String> unusable = new ArrayList<>();
        StandardServiceRegistry registry = registry(request.loader(), settings, unusable);
        try {
            MetadataImplementor metadata = build(registry, mapped, classes);
            MappingModel mapping = new MappingModel(metadata, request, settings);
            mapped.warnings().forEach(mapping.warnings()::add);
            unusable.forEach(mapping.warnings()::add);
            MissingLibraries absent = new MissingLibraries(request.loader(), classes, mapping.warnings());
            absent.warnOfEnvers();
            new BeanValidation(request.loader(), settings, mapping, absent).apply();
            metadata.orderColumns(true);
            metadata.validate();
            return new MetadataBoot(registry, mapping);
        } catch (RuntimeException | LinkageError failed) {
            StandardServiceRegistryBuilder.destroy(registry);
            throw failed;
        }
    }

    MappingModel mapping() {
        return mapping;
    }

    @Override
    public void close() {
        StandardServiceRegistryBuilder.destroy(registry);
    }

    private static StandardServiceRegistry registry(
            ClassLoader loader, Map<String, Object> settings, List<String> warnings) {
        var bootstrap = new BootstrapServiceRegistryBuilder()
                .applyClassLoaderService(new ProjectClassLoaderService(loader, warnings::add))
                .build();
        return new StandardServiceRegistryBuilder(bootstrap)
                .applySettings(settings)
                .build();
    }

    private static MetadataImplementor build(
            StandardServiceRegistry registry, MappingSources mapped, List<Class<?>> classes) {
        MetadataSources sources = new MetadataSources(registry);
        mapped.packages().forEach(sources::addPackage);
        classes.forEach(sources::addAnnotatedClass);
        mapped.mappingFiles().forEach(sources::addResource);
        return (MetadataImplementor) sources.getMetadataBuilder().build();
    }

    /** {@return a warning if Hibernate does not recognize the database in the application} */
    static Optional<String> findMismatch(ModelRequest request, MappingSources mapped, Schema schema) {
        Map<String, Object> settings = new TreeMap<>(mapped.properties());
        request.properties().forEach((name, value) -> {
            if (!name.equals(URL) || !settings.containsKey(URL)) {
                settings.put(name, value);
            }
        });
        Object dialect = settings.get(DIALECT);
        return TargetDatabase.of(request.databaseProduct())
                .findMismatch(
                        dialect == null ? null : dialect.toString(),
                        String.valueOf(settings.getOrDefault(URL, "")),
                        schema,
                        request.loader());
    }

    static Map<String, Object> settings(ModelRequest request, MappingSources mapped) {
        Map<String, Object> settings = new TreeMap<>(mapped.properties());
        TargetDatabase target = TargetDatabase.of(request.databaseProduct());
        if (!target.isOwnDialect(String.valueOf(settings.get(DIALECT)), request.loader())) {
            // The application may set the dialect of another database.
            settings.remove(DIALECT);
        }
        settings.putAll(request.properties());
        settings.keySet().removeIf(key -> EXCLUDED.stream().anyMatch(key::startsWith));
        settings.put("hibernate.boot.allow_jdbc_metadata_access", "false");
        settings.put(PRODUCT, request.databaseProduct());
        if (mapped.mappingFiles().isEmpty() && request.loader().getResource(XML_USERS) == null) {
            // Java's XML parser would be prepared twice. Libraries such as Envers can add mappings in XML.
            settings.putIfAbsent(XML, "false");
        }
        putVersion(settings, request.databaseVersion());
        if (!settings.containsKey(DIALECT)) {
            String dialect = target.defaultDialect(request.loader());
            if (dialect != null) {
                settings.put(DIALECT, dialect);
            }
        }
        return settings;
    }

    private static void putVersion(Map<String, Object> settings, String version) {
        String[] parts = version.split("[^0-9]+", -1);
        settings.put(VERSION, version);
        if (!parts[0].isEmpty()) {
            settings.put(MAJOR, parts[0]);
            settings.put(MINOR, parts.length > 1 && !parts[1].isEmpty() ? parts[1] : "0");
        }
    }
}
