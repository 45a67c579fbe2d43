package dev.limbeck.hibernate.scan;

import dev.limbeck.hibernate.find.ValidationMode;
import java.io.Closeable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import org.hibernate.boot.spi.ClassLoaderAccess;
import org.hibernate.boot.spi.MetadataImplementor;
import org.jspecify.annotations.Nullable;

/**
 * Adds the constraints that Bean Validation contributes to the schema ({@code @NotNull}, {@code @Size}, {@code @Min}…).
 * The application's session factory applies these constraints if a provider is on the class path; the metadata alone
 * does not contain them, so this class adds them.
 */
final class BeanValidation {
    private static final String APPLY = "hibernate.validator.apply_to_ddl";
    private static final String ACTIVATOR = "org.hibernate.boot.beanvalidation.TypeSafeActivator";
    private final ClassLoader loader;
    private final Map<String, Object> settings;
    private final MappingModel mapping;

    private final MissingLibraries absent;

    BeanValidation(ClassLoader loader, Map<String, Object> settings, MappingModel mapping, MissingLibraries absent) {
        this.absent = absent;
        this.loader = loader;
        this.settings = settings;
        this.mapping = mapping;
    }

    /** Applies the constraints to the mapping, or adds a warning if that is not possible. */
    void apply() {
        if (!isEnabled()) {
            return;
        }
        try {
            Object factory = factory();
            if (factory == null) {
                absent.warnOfBeanValidation();
            } else {
                apply(factory);
            }
        } catch (InvocationTargetException thrown) {
            warn(thrown.getTargetException());
        } catch (ReflectiveOperationException | LinkageError failed) {
            warn(failed);
        }
    }

    private boolean isEnabled() {
        String mode = String.valueOf(settings.getOrDefault(ValidationMode.SETTING, "auto"))
                .toLowerCase(Locale.ROOT);
        boolean ddl = mode.contains("auto") || mode.contains("ddl");
        return ddl && !"false".equalsIgnoreCase(String.valueOf(settings.get(APPLY)));
    }

    /**
     * {@return a {@code ValidatorFactory}, or null if Bean Validation or a provider for it is not on the class path}
     */
    private @Nullable Object factory() throws ReflectiveOperationException {
        try {
            Class<?> validation = Class.forName("jakarta.validation.Validation", true, loader);
            return validation.getMethod("buildDefaultValidatorFactory").invoke(null);
        } catch (ClassNotFoundException absent) {
            return null;
        } catch (InvocationTargetException thrown) {
            if (thrown.getTargetException().getClass().getSimpleName().equals("NoProviderFoundException")) {
                return null;
            }
            throw thrown;
        }
    }

    private void apply(Object factory) throws ReflectiveOperationException {
        Class<?> activator = Class.forName(ACTIVATOR, true, MetadataImplementor.class.getClassLoader());
        Collection<?> entities = mapping.metadata().getEntityBindings();
        for (Method method : activator.getDeclaredMethods()) {
            if (method.getName().equals("applyRelationalConstraints") && method.getParameterCount() == 5) {
                method.setAccessible(true);
                method.invoke(null, factory, entities, settings, mapping.dialect(), new Access(loader));
            }
        }
        close(factory);
    }

    private static void close(Object factory) throws ReflectiveOperationException {
        if (factory instanceof Closeable || factory instanceof AutoCloseable) {
            factory.getClass().getMethod("close").invoke(factory);
        }
    }

    private void warn(Throwable reason) {
        mapping.warnings()
                .add("Bean Validation is on the class path but fails to start (" + reason
                        + "), so @NotNull, @Size and the like are not in the model. To leave them out on purpose, set"
                        + " \""
                        + ValidationMode.SETTING + "\" = \"none\" under [model.properties].");
    }

    /** Lets Hibernate load classes with the class loader of the entities. */
    private record Access(ClassLoader loader) implements ClassLoaderAccess {

        @Override
        @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // Hibernate specifies this signature
        public <T> Class<T> classForName(String name) {
            try {
                return (Class<T>) Class.forName(name, false, loader);
            } catch (ClassNotFoundException absent) {
                throw new IllegalStateException(name + " is not on the class path", absent);
            }
        }

        @Override
        public @Nullable URL locateResource(String resourceName) {
            return loader.getResource(resourceName);
        }
    }
}
