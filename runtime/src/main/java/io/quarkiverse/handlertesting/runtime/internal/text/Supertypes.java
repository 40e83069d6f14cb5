package io.quarkiverse.handlertesting.runtime.internal.text;

/** Finds the types of frameworks by their names, since an application may lack them. */
final class Supertypes {

    private Supertypes() {
    }

    /**
     * The class or interface of this name that a type is, extends or implements; {@code null} if the type has no such
     * supertype.
     */
    static Class<?> find(Class<?> type, String name) {
        for (Class<?> at = type; at != null; at = at.getSuperclass()) {
            if (at.getName().equals(name)) {
                return at;
            }
            for (Class<?> parent : at.getInterfaces()) {
                Class<?> found = find(parent, name);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }
}
