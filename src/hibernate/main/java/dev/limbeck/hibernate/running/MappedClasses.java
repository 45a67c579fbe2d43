package dev.limbeck.hibernate.running;

import dev.limbeck.hibernate.find.MappingSources;
import jakarta.persistence.Converter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.mapping.BasicValue;
import org.hibernate.mapping.Component;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.Value;
import org.hibernate.resource.beans.container.spi.BeanContainer;
import org.hibernate.type.descriptor.converter.spi.JpaAttributeConverter;
import org.jspecify.annotations.Nullable;

/** Finds the classes and settings with which a session factory was built. */
final class MappedClasses {
    private static final String ORM = "META-INF/orm.xml";
    private static final String FILES = "limbeck.mapping_files";
    private static final String BEANS = "hibernate.resource.beans.container";
    private static final List<String> USED = List.of("hibernate.", "org.hibernate.", "jakarta.persistence.");

    /** Settings that belong to the running session factory. */
    private static final List<String> OWN =
            List.of("jakarta.persistence.bean.manager", "hibernate.integrator_provider", "hibernate.classLoaders");

    private final Metadata metadata;
    private final ClassLoader loader;
    private final SortedSet<String> classes = new TreeSet<>();
    private final SortedSet<String> packages = new TreeSet<>();

    MappedClasses(Metadata metadata, ClassLoader loader) {
        this.metadata = metadata;
        this.loader = loader;
    }

    /** {@return the classes and mapping files, with the given settings if they affect the mapping} */
    MappingSources sources(Map<String, Object> settings) {
        for (PersistentClass entity : metadata.getEntityBindings()) {
            add(entity.getClassName());
            entity.getDeclaredProperties().forEach(this::add);
        }
        if (metadata instanceof MetadataImplementor all) {
            all.getMappedSuperclassMappingsCopy()
                    .forEach(mapped -> add(mapped.getMappedClass().getName()));
        }
        for (Table table : metadata.collectTableMappings()) {
            table.getColumns().forEach(column -> add(column.getValue()));
        }
        return new MappingSources(classes, packages, files(settings), used(settings), List.of());
    }

    private void add(@Nullable String name) {
        if (name == null || name.startsWith("org.hibernate.")) {
            return;
        }
        try {
            Class<?> type = Class.forName(name, false, loader);
            if (type.getAnnotations().length > 0) {
                classes.add(name);
            }
            Package home = type.getPackage();
            if (home != null && home.getAnnotations().length > 0) {
                packages.add(home.getName());
            }
        } catch (ClassNotFoundException | LinkageError e) {
            System.getLogger(MappedClasses.class.getName()).log(System.Logger.Level.DEBUG, "Skipped " + name, e);
        }
    }

    private void add(Property property) {
        if (property.getValue() instanceof Component component) {
            add(component.getComponentClassName());
            Map<Object, String> subclasses = component.getDiscriminatorValues();
            if (subclasses != null) {
                subclasses.values().forEach(this::add);
            }
            component.getProperties().forEach(this::add);
        }
    }

    /** Adds the converter of an attribute. */
    private void add(@Nullable Value value) {
        if (value instanceof BasicValue basic
                && basic.getResolution() != null
                && basic.getResolution().getValueConverter() instanceof JpaAttributeConverter<?, ?> converter) {
            Class<?> type = converter.getConverterBean().getBeanClass();
            if (type.isAnnotationPresent(Converter.class)) {
                classes.add(type.getName());
            }
        }
    }

    private List<String> files(Map<String, Object> settings) {
        List<String> files = new ArrayList<>();
        Object named = settings.get(FILES);
        if (named != null) {
            List.of(named.toString().split("\\s*,\\s*", -1)).stream()
                    .filter(name -> !name.isBlank())
                    .forEach(files::add);
        }
        if (loader.getResource(ORM) != null && !files.contains(ORM)) {
            files.add(ORM);
        }
        return files;
    }

    private static Map<String, Object> used(Map<String, Object> settings) {
        settings.keySet().removeIf(key -> OWN.contains(key) || USED.stream().noneMatch(key::startsWith));
        settings.values().removeIf(java.util.Objects::isNull);
        settings.computeIfPresent(BEANS, (key, beans) -> new BorrowedBeans((BeanContainer) beans));
        return settings;
    }
}
