package io.quarkiverse.handlertesting.runtime.internal.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.junit.AllowFailures;
import io.quarkiverse.handlertesting.junit.FailOnLeftovers;

/** The annotations of a test are those of its method, its class, its enclosing classes and their superclasses. */
class TestClassTest {

    @Retention(RetentionPolicy.RUNTIME)
    @FailOnLeftovers
    @AllowFailures(NumberFormatException.class)
    @interface Strict {
    }

    @AllowFailures(IOException.class)
    static class Base {
        @AllowFailures(IllegalStateException.class)
        void annotated() {
        }

        void plain() {
        }

        class Inner {
            void plain() {
            }
        }
    }

    @AllowFailures(IllegalArgumentException.class)
    static class Derived extends Base {

        class Inner {
            void plain() {
            }
        }
    }

    @Strict
    static class Composed {
        void plain() {
        }
    }

    static class ComposedOnTheMethod {
        @Strict
        void annotated() {
        }
    }

    private static TestClass test(Class<?> type, Class<?> declaring, String method) {
        return new TestClass(type, Arrays.stream(declaring.getDeclaredMethods()).filter(each -> each.getName().equals(method))
                .findFirst().orElseThrow());
    }

    private static Set<Class<?>> allowed(TestClass test) {
        return test.annotations(AllowFailures.class).flatMap(each -> Arrays.stream(each.value())).collect(Collectors.toSet());
    }

    @Test
    void areThoseOfTheMethodAndTheClass() {
        assertEquals(Set.of(IOException.class, IllegalStateException.class),
                allowed(test(Base.class, Base.class, "annotated")));
        assertEquals(Set.of(IOException.class), allowed(test(Base.class, Base.class, "plain")));
    }

    @Test
    void areAlsoThoseOfTheSuperclassIfTheClassHasItsOwn() {
        assertEquals(Set.of(IOException.class, IllegalArgumentException.class),
                allowed(test(Derived.class, Base.class, "plain")));
    }

    @Test
    void areThoseOfTheEnclosingClassAndItsSuperclass() {
        assertEquals(Set.of(IOException.class), allowed(test(Base.Inner.class, Base.Inner.class, "plain")));
        assertEquals(Set.of(IOException.class, IllegalArgumentException.class),
                allowed(test(Derived.Inner.class, Derived.Inner.class, "plain")));
    }

    @Test
    void areThoseOfAnAnnotationOfTheTests() {
        TestClass onClass = test(Composed.class, Composed.class, "plain");
        TestClass onMethod = test(ComposedOnTheMethod.class, ComposedOnTheMethod.class, "annotated");
        assertTrue(onClass.isAnnotated(FailOnLeftovers.class));
        assertTrue(onMethod.isAnnotated(FailOnLeftovers.class));
        assertEquals(Set.of(NumberFormatException.class), allowed(onClass));
        assertEquals(Set.of(NumberFormatException.class), allowed(onMethod));
        assertFalse(test(Base.class, Base.class, "plain").isAnnotated(FailOnLeftovers.class));
    }
}
