package io.quarkiverse.handlertesting.runtime.internal.client;

import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

import org.hamcrest.Matcher;
import org.hamcrest.TypeSafeDiagnosingMatcher;
import org.hamcrest.collection.ArrayAsIterableMatcher;
import org.hamcrest.collection.HasItemInArray;
import org.hamcrest.collection.IsArray;
import org.hamcrest.collection.IsIterableContainingInAnyOrder;
import org.hamcrest.collection.IsIterableContainingInOrder;
import org.hamcrest.collection.IsIterableContainingInRelativeOrder;
import org.hamcrest.collection.IsMapContaining;
import org.hamcrest.core.AllOf;
import org.hamcrest.core.AnyOf;
import org.hamcrest.core.CombinableMatcher;
import org.hamcrest.core.DescribedAs;
import org.hamcrest.core.Every;
import org.hamcrest.core.Is;
import org.hamcrest.core.IsIterableContaining;
import org.hamcrest.core.IsNot;

/**
 * Translates Hamcrest's own matchers, so that those with a number compare by its decimal text. Hamcrest compares by type too:
 * no {@code BigDecimal} equals a {@code Double}. A matcher of another class is not translated, nor is what it contains.
 */
final class DecimalMatchers {

    private static final String HAMCREST = "org.hamcrest.";

    private DecimalMatchers() {
    }

    /** @return the same matcher if it names no number, or if this version of Hamcrest has other fields */
    static Matcher<?> of(Matcher<?> matcher) {
        String type = matcher.getClass().getName();
        if (!type.startsWith(HAMCREST)) {
            return matcher;
        }
        try {
            return translated(matcher, type.substring(HAMCREST.length()));
        } catch (ReflectiveOperationException | InaccessibleObjectException | ClassCastException | LinkageError other) {
            return matcher;
        }
    }

    /** The value that {@code is(…)} or {@code equalTo(…)} expects; {@code null} for other matchers. */
    static Object expected(Matcher<?> matcher) {
        try {
            return switch (matcher.getClass().getName()) {
                case HAMCREST + "core.IsEqual" -> read(matcher, "expectedValue");
                case HAMCREST + "core.Is" -> expected((Matcher<?>) read(matcher, "matcher"));
                default -> null;
            };
        } catch (ReflectiveOperationException | InaccessibleObjectException other) {
            return null;
        }
    }

    /** By the names of classes: other versions of Hamcrest lack some. */
    private static Matcher<?> translated(Matcher<?> matcher, String type) throws ReflectiveOperationException {
        return switch (type) {
            case "core.IsEqual" -> DecimalLeaf.equal(matcher, read(matcher, "expectedValue"));
            case "collection.IsIn" -> DecimalLeaf.in(matcher, (Iterable<?>) read(matcher, "collection"));
            case "comparator.ComparatorMatcherBuilder$ComparatorMatcher" -> comparison(matcher);
            case "number.IsCloseTo", "number.BigDecimalCloseTo" ->
                DecimalLeaf.closeTo(matcher, (Number) read(matcher, "value"), (Number) read(matcher, "delta"));
            case "core.Is" -> inner(matcher, "matcher", Is::new);
            case "core.IsNot" -> inner(matcher, "matcher", IsNot::new);
            case "core.CombinableMatcher" -> inner(matcher, "matcher", CombinableMatcher::new);
            case "core.DescribedAs" -> described(matcher);
            case "core.AllOf" -> inners(matcher, AllOf::new);
            case "core.AnyOf" -> inners(matcher, AnyOf::new);
            case "core.Every" -> inner(matcher, "matcher", Every::new);
            case "core.IsIterableContaining" -> inner(matcher, "elementMatcher", IsIterableContaining::new);
            case "core.IsCollectionContaining" -> inner(matcher, "delegate", delegate -> delegate);
            case "collection.IsIterableContainingInOrder" -> inners(matcher, IsIterableContainingInOrder::new);
            case "collection.IsIterableContainingInAnyOrder" -> inners(matcher, IsIterableContainingInAnyOrder::new);
            case "collection.IsIterableContainingInRelativeOrder" ->
                inners(matcher, IsIterableContainingInRelativeOrder::new);
            case "collection.IsMapContaining" -> entry(matcher);
            case "collection.IsArray" -> inners(matcher, "elementMatchers", DecimalMatchers::array);
            case "collection.HasItemInArray" -> inner(matcher, "elementMatcher", HasItemInArray::new);
            case "collection.ArrayAsIterableMatcher" -> arrayAsIterable(matcher);
            default -> matcher;
        };
    }

    private static Matcher<?> comparison(Matcher<?> matcher) throws ReflectiveOperationException {
        boolean byOtherOrder = (boolean) read(matcher, "includeComparatorInDescription");
        return byOtherOrder ? matcher
                : DecimalLeaf.comparison(matcher, read(matcher, "expected"), (int) read(matcher, "minCompare"),
                        (int) read(matcher, "maxCompare"));
    }

    private static Matcher<?> described(Matcher<?> matcher) throws ReflectiveOperationException {
        String template = (String) read(matcher, "descriptionTemplate");
        Object[] values = (Object[]) read(matcher, "values");
        return inner(matcher, "matcher", inner -> new DescribedAs<>(template, inner, values));
    }

    private static Matcher<?> entry(Matcher<?> matcher) throws ReflectiveOperationException {
        Matcher<Object> key = exact(matcher, "keyMatcher");
        Matcher<Object> value = exact(matcher, "valueMatcher");
        return key == read(matcher, "keyMatcher") && value == read(matcher, "valueMatcher") ? matcher
                : new IsMapContaining<>(key, value);
    }

    @SuppressWarnings("unchecked")
    private static Matcher<?> array(List<Matcher<? super Object>> matchers) {
        return IsArray.array(matchers.toArray(Matcher[]::new));
    }

    private static Matcher<?> arrayAsIterable(Matcher<?> matcher) throws ReflectiveOperationException {
        Matcher<?> items = exact(matcher, "iterableMatcher");
        String message = (String) read(matcher, "message");
        return inners(matcher,
                all -> new ArrayAsIterableMatcher<>((TypeSafeDiagnosingMatcher<Iterable<?>>) items, all, message));
    }

    private static Matcher<?> inner(Matcher<?> matcher, String field, Function<Matcher<Object>, Matcher<?>> rebuild)
            throws ReflectiveOperationException {
        Matcher<Object> exact = exact(matcher, field);
        return exact == read(matcher, field) ? matcher : rebuild.apply(exact);
    }

    private static Matcher<?> inners(Matcher<?> matcher, Function<List<Matcher<? super Object>>, Matcher<?>> rebuild)
            throws ReflectiveOperationException {
        return inners(matcher, "matchers", rebuild);
    }

    @SuppressWarnings("unchecked")
    private static Matcher<?> inners(Matcher<?> matcher, String field,
            Function<List<Matcher<? super Object>>, Matcher<?>> rebuild) throws ReflectiveOperationException {
        Object inners = read(matcher, field);
        Iterable<?> each = inners instanceof Object[] array ? Arrays.asList(array) : (Iterable<?>) inners;
        List<Matcher<? super Object>> exact = new ArrayList<>();
        boolean same = true;
        for (Object inner : each) {
            Matcher<?> translated = of((Matcher<?>) inner);
            same &= translated == inner;
            exact.add((Matcher<Object>) translated);
        }
        return same ? matcher : rebuild.apply(exact);
    }

    @SuppressWarnings("unchecked")
    private static Matcher<Object> exact(Matcher<?> matcher, String field) throws ReflectiveOperationException {
        return (Matcher<Object>) of((Matcher<?>) read(matcher, field));
    }

    /** Reads a field of the class or of one that it extends. */
    private static Object read(Matcher<?> matcher, String name) throws ReflectiveOperationException {
        Class<?> type = matcher.getClass();
        while (Arrays.stream(type.getDeclaredFields()).noneMatch(field -> field.getName().equals(name))) {
            type = type.getSuperclass();
            if (type == null) {
                throw new NoSuchFieldException(name);
            }
        }
        Field field = type.getDeclaredField(name);
        field.setAccessible(true);
        return field.get(matcher);
    }
}
