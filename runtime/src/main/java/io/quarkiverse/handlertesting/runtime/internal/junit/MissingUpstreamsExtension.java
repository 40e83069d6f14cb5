package io.quarkiverse.handlertesting.runtime.internal.junit;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;

import io.quarkiverse.handlertesting.runtime.internal.text.TypeText;
import io.quarkiverse.handlertesting.upstream.MockUpstream;
import io.quarkiverse.handlertesting.upstream.Upstream;
import io.quarkiverse.handlertesting.upstream.WithUpstreams;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.main.QuarkusMainIntegrationTest;
import io.quarkus.test.junit.main.QuarkusMainTest;

/**
 * Fails each test of a packaged application that has an upstream which nothing has started: the application would call the real
 * service. Fails each {@code @QuarkusMainTest} with an upstream too: its application has a class loader of its own. JUnit finds
 * this extension on the field, because Quarkus calls no callbacks for such a test.
 */
public class MissingUpstreamsExtension implements BeforeEachCallback {

    @Override
    public void beforeEach(ExtensionContext context) {
        List<Object> instances = context.getRequiredTestInstances().getAllInstances();
        instances.stream().map(Object::getClass).filter(MissingUpstreamsExtension::isChecked).findFirst().ifPresent(test -> {
            List<String> problems = instances.stream().flatMap(instance -> missing(test, instance).stream()).toList();
            if (!problems.isEmpty()) {
                throw new IllegalStateException(String.join("\n", problems));
            }
        });
    }

    private static boolean isChecked(Class<?> test) {
        return isCommand(test) || AnnotationSupport.isAnnotated(test, QuarkusIntegrationTest.class)
                || AnnotationSupport.isAnnotated(test, QuarkusMainIntegrationTest.class);
    }

    private static boolean isCommand(Class<?> test) {
        return AnnotationSupport.isAnnotated(test, QuarkusMainTest.class);
    }

    /** @param test the class whose {@code @WithUpstreams} counts, for its nested classes too */
    private static List<String> missing(Class<?> test, Object instance) {
        Class<?> type = instance.getClass();
        List<String> missing = new ArrayList<>();
        for (Field field : AnnotationSupport.findAnnotatedFields(type, Upstream.class,
                field -> field.getType() == MockUpstream.class, HierarchyTraversalMode.TOP_DOWN)) {
            if (NestedFields.isNull(instance, field)) {
                missing.add(problem(test, type, field));
            }
        }
        return missing;
    }

    private static String problem(Class<?> checked, Class<?> type, Field field) {
        if (isCommand(checked)) {
            return "The upstream of the field " + field.getName() + " of " + TypeText.name(type) + " cannot be had in a"
                    + " @QuarkusMainTest, whose application has a class loader of its own: the field would be null. Use"
                    + " @QuarkusTest, or @QuarkusMainIntegrationTest with @WithUpstreams.";
        }
        String test = TypeText.name(checked);
        String upstream = text(field.getAnnotation(Upstream.class));
        return "Nothing has started the upstream of the field " + field.getName() + " of " + TypeText.name(type)
                + ": the application runs in another process, and would call the real service. "
                + (AnnotationSupport.isAnnotated(checked, WithUpstreams.class)
                        ? "Add " + upstream + " to the @WithUpstreams of " + test + "."
                        : "Add @WithUpstreams(" + upstream + ") to " + test + ".");
    }

    /** {@code @Upstream("llm")}, with the other members if they have values. */
    private static String text(Upstream upstream) {
        String client = upstream.client() == void.class ? "" : ", client = " + TypeText.name(upstream.client()) + ".class";
        String others = client + member("property", upstream.property()) + member("host", upstream.host())
                + member("port", upstream.port()) + member("tls", upstream.tls());
        return "@Upstream(" + (others.isEmpty() ? "" : "value = ") + "\"" + upstream.value() + "\"" + others + ")";
    }

    private static String member(String name, String value) {
        return value.isEmpty() ? "" : ", " + name + " = \"" + value + "\"";
    }
}
