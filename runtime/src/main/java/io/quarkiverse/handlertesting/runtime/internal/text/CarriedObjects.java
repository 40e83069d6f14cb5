package io.quarkiverse.handlertesting.runtime.internal.text;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;

import io.quarkiverse.handlertesting.runtime.internal.text.CopyPlan.Kind;

/** The objects of the application that a recorded event carries, as they were when it was recorded. */
public final class CarriedObjects {

    private static final String UNLOADED = "(not loaded)";

    private CarriedObjects() {
    }

    /** An object with fields that can change. */
    public static final class Carried {

        private final ValueCopy copy;

        private Carried(ValueCopy copy) {
            this.copy = copy;
        }

        /** The object itself, to be compared by identity only. */
        public Object original() {
            return copy.original;
        }

        /** {@code Purchase} */
        public String type() {
            return TypeText.name(copy.original.getClass());
        }

        /** The fields that have changed until the other copy of this object: {@code status PAID -> PACKED}; empty for none. */
        public String changesTo(Carried later) {
            List<String> changes = new ArrayList<>();
            List<Field> fields = copy.plan.fields();
            for (int i = 0; i < fields.size() && fields.equals(later.copy.plan.fields()); i++) {
                change(fields.get(i).getName(), copy.parts[i], later.copy.parts[i], changes);
            }
            return String.join(", ", changes);
        }
    }

    /**
     * What has become loaded, or has got its first value, has not changed: a database fills in ids and times. An object in a
     * field has changes of its own.
     */
    private static void change(String field, Object before, Object after, List<String> changes) {
        boolean isSame = before instanceof ValueCopy copy && copy.plan.kind() == Kind.FIELDS
                && ValueCopy.original(before) == ValueCopy.original(after);
        String was = CopyText.plain(before);
        String is = CopyText.plain(after);
        if (!isSame && before != null && !was.equals(is) && !was.endsWith(UNLOADED) && !is.endsWith(UNLOADED)) {
            changes.add(field + " " + was + " -> " + is);
        }
    }

    /** Those in the components of a record, and in their fields. Calls no method of the application. */
    public static List<Carried> of(Object payload) {
        List<Carried> carried = new ArrayList<>();
        if (payload instanceof Record) {
            for (Field field : payload.getClass().getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && field.trySetAccessible()) {
                    try {
                        add(field.get(payload), carried);
                    } catch (IllegalAccessException impossible) {
                        throw new IllegalStateException(impossible);
                    }
                }
            }
        }
        return carried;
    }

    private static void add(Object part, List<Carried> carried) {
        if (part instanceof CopiedList list) {
            for (int i = 0; i < list.size(); i++) {
                add(list.copy(i), carried);
            }
        } else if (part instanceof ValueCopy copy && copy.parts != null) {
            if (copy.plan.kind() == Kind.FIELDS && !copy.plan.isFinal()) {
                carried.add(new Carried(copy));
            }
            for (Object inner : copy.parts) {
                add(inner, carried);
            }
        }
    }
}
