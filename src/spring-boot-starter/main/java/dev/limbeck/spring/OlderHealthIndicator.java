package dev.limbeck.spring;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.FactoryBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.util.ClassUtils;

/**
 * Makes the health indicator for Spring Boot 3. Spring Boot 3 has the interface for indicators in a different package,
 * and the starter is not compiled against that package, so the indicator is a proxy.
 */
final class OlderHealthIndicator implements FactoryBean<Object> {
    static final String INTERFACE = "org.springframework.boot.actuate.health.HealthIndicator";
    private static final String HEALTH = "org.springframework.boot.actuate.health.Health";

    private final ObjectProvider<DatabaseState> state;

    /**
     * Creates the indicator without creating the state, because Spring creates the factories of beans when it processes
     * an application ahead of time.
     */
    OlderHealthIndicator(ObjectProvider<DatabaseState> state) {
        this.state = state;
    }

    @Override
    public Class<?> getObjectType() {
        return ClassUtils.resolveClassName(INTERFACE, OlderHealthIndicator.class.getClassLoader());
    }

    @Override
    public Object getObject() {
        Class<?> type = getObjectType();
        return Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> call(proxy, method, arguments));
    }

    private @Nullable Object call(Object proxy, Method method, Object @Nullable [] arguments)
            throws ReflectiveOperationException {
        return switch (method.getName()) {
            case "health" -> health(true);
            case "getHealth" -> health(arguments == null || !Boolean.FALSE.equals(arguments[0]));
            case "equals" -> arguments != null && arguments[0] == proxy;
            case "hashCode" -> System.identityHashCode(proxy);
            default -> "Limbeck";
        };
    }

    private Object health(boolean withDetails) throws ReflectiveOperationException {
        HealthReport report = HealthReport.of(state.getObject());
        Class<?> health = ClassUtils.forName(HEALTH, getObjectType().getClassLoader());
        Object builder = health.getMethod("status", String.class).invoke(null, report.status());
        Class<?> type = ClassUtils.forName(HEALTH + "$Builder", getObjectType().getClassLoader());
        if (withDetails) {
            type.getMethod("withDetails", Map.class).invoke(builder, report.details());
        }
        return type.getMethod("build").invoke(builder);
    }
}
