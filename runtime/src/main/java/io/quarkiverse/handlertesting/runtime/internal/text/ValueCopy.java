package io.quarkiverse.handlertesting.runtime.internal.text;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import io.quarkiverse.handlertesting.runtime.internal.text.CopyPlan.Kind;

/**
 * An object as it was when it was recorded. The copy has its fields, two levels deep, and not the text, which only a failure
 * needs. Copying calls no method of the application, loads nothing and takes no lock. What cannot be copied is shown as it is
 * when the message is written, and the message says so.
 */
public final class ValueCopy {

    /** How many elements of a collection a copy has. */
    static final int ELEMENTS = 8;
    /** How many characters of a copy a message shows. */
    static final int SHOWN = 200;
    private static final int LEVELS = 2;
    /** How deep a copy looks into values that cannot change: they may contain one that can. */
    private static final int DEEPEST = 8;
    /** Facts about classes, which a class keeps itself as long as it is loaded. */
    private static final ClassValue<CopyPlan> PLANS = new ClassValue<>() {
        @Override
        protected CopyPlan computeValue(Class<?> type) {
            return CopyPlan.of(type);
        }
    };

    /** The copied parts: an item for each field, element, or key and value; {@code null} if only the type is known. */
    final Object[] parts;
    final Object original;
    final CopyPlan plan;
    /** The number of elements of a collection, map or array. */
    final int size;

    private ValueCopy(Object original, CopyPlan plan, Object[] parts, int size) {
        this.original = original;
        this.plan = plan;
        this.parts = parts;
        this.size = size;
    }

    /** A copy of a value; the value itself if it cannot change, if it is a copy already, or if it is {@code null}. */
    public static Object of(Object value) {
        return value instanceof ValueCopy ? value : copy(value, 0);
    }

    /** Copies of all values: a list that returns the originals, and that a message shows by its copies. */
    public static List<Object> ofAll(List<Object> values) {
        return values instanceof CopiedList ? values : CopiedList.of(values);
    }

    /** The object that the application has; the value itself if it is not a copy. */
    public static Object original(Object value) {
        return value instanceof ValueCopy copy ? copy.original : value;
    }

    private static Object copy(Object value, int depth) {
        if (value == null) {
            return null;
        }
        CopyPlan plan = PLANS.get(value.getClass());
        try {
            return switch (plan.kind()) {
                case IMMUTABLE -> value;
                case FIELDS -> fields(value, plan, depth);
                case PROXY -> proxy(value, plan, depth);
                case LAZY_COLLECTION -> lazyCollection(value, plan, depth);
                case OPTIONAL -> optional((Optional<?>) value, plan, depth);
                case DATE -> new ValueCopy(value, plan, new Object[] { ((Date) value).clone() }, 1);
                case JSON -> new ValueCopy(value, plan, new Object[] { copy(plan.fields().get(0).get(value), depth) }, 1);
                case COLLECTION -> depth > LEVELS ? typeOnly(value, plan) : elements(value, plan, depth);
                case MAP -> depth > LEVELS ? typeOnly(value, plan) : entries(value, plan, depth);
                case ARRAY -> depth > LEVELS ? typeOnly(value, plan) : array(value, plan, depth);
                case OPAQUE -> depth > 0 ? typeOnly(value, plan) : new ValueCopy(value, plan, null, 0);
            };
        } catch (ReflectiveOperationException | RuntimeException changing) {
            // Another thread may change a collection while it is copied.
            return new ValueCopy(value, new CopyPlan(Kind.OPAQUE, List.of(), false), null, 0);
        }
    }

    private static Object typeOnly(Object value, CopyPlan plan) {
        return new ValueCopy(value, plan, null, -1);
    }

    private static Object fields(Object value, CopyPlan plan, int depth) throws IllegalAccessException {
        if (depth >= (plan.isFinal() ? DEEPEST : LEVELS)) {
            return typeOnly(value, plan);
        }
        List<Field> fields = plan.fields();
        Object[] copies = new Object[fields.size()];
        boolean changes = !plan.isFinal();
        for (int i = 0; i < copies.length; i++) {
            Object part = fields.get(i).get(value);
            copies[i] = copy(part, depth + 1);
            changes |= copies[i] != part;
        }
        return !changes ? value : depth < LEVELS ? new ValueCopy(value, plan, copies, copies.length) : typeOnly(value, plan);
    }

    private static Object optional(Optional<?> value, CopyPlan plan, int depth) {
        Object content = value.orElse(null);
        Object copy = copy(content, depth);
        return copy == content ? value : new ValueCopy(value, plan, new Object[] { copy }, 1);
    }

    private static Object proxy(Object value, CopyPlan plan, int depth) throws ReflectiveOperationException {
        String unloaded = EntityText.unloaded(value).orElse(null);
        if (unloaded != null) {
            return new ValueCopy(value, plan, new Object[] { unloaded }, 1);
        }
        Object entity = EntityText.target(value);
        return fields(entity, CopyPlan.ofLoaded(entity.getClass()), depth);
    }

    private static Object lazyCollection(Object value, CopyPlan plan, int depth) throws ReflectiveOperationException {
        Object content = EntityText.content(value);
        return content instanceof String unloaded ? new ValueCopy(value, plan, new Object[] { unloaded }, 1)
                : copy(content, depth);
    }

    private static Object elements(Object value, CopyPlan plan, int depth) {
        Collection<?> collection = (Collection<?>) value;
        List<Object> copies = new ArrayList<>();
        for (Object element : collection) {
            if (copies.size() == ELEMENTS) {
                break;
            }
            copies.add(copy(element, depth + 1));
        }
        return new ValueCopy(value, plan, copies.toArray(), collection.size());
    }

    private static Object entries(Object value, CopyPlan plan, int depth) {
        Map<?, ?> map = (Map<?, ?>) value;
        List<Object> copies = new ArrayList<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (copies.size() == 2 * ELEMENTS) {
                break;
            }
            copies.add(copy(entry.getKey(), depth + 1));
            copies.add(copy(entry.getValue(), depth + 1));
        }
        return new ValueCopy(value, plan, copies.toArray(), map.size());
    }

    private static Object array(Object value, CopyPlan plan, int depth) {
        int length = Array.getLength(value);
        boolean bytes = value instanceof byte[];
        Object[] copies = new Object[bytes ? 0 : Math.min(length, ELEMENTS)];
        for (int i = 0; i < copies.length; i++) {
            copies[i] = copy(Array.get(value, i), depth + 1);
        }
        return new ValueCopy(value, plan, copies, length);
    }

    /** As of the original, so that records which have a copy are equal if the objects of the application are. */
    @Override
    public boolean equals(Object other) {
        return original.equals(original(other));
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(original);
    }

    @Override
    public String toString() {
        return CopyText.of(this);
    }
}
