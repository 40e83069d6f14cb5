package io.quarkiverse.handlertesting.deployment;

import java.util.function.Predicate;

import org.objectweb.asm.Type;

/**
 * An object among the arguments of an instance method.
 *
 * @param variable the local variable that holds it
 * @param type the descriptor of its type
 */
record ObjectArgument(int variable, String type) {

    /** The first argument of a method that is an object. */
    static ObjectArgument firstOf(String descriptor) {
        return find(descriptor, argument -> argument.getSort() == Type.OBJECT);
    }

    /** The argument of a method that has this type. */
    static ObjectArgument ofType(Class<?> type, String descriptor) {
        return find(descriptor, argument -> argument.equals(Type.getType(type)));
    }

    private static ObjectArgument find(String descriptor, Predicate<Type> wanted) {
        int variable = 1;
        for (Type argument : Type.getArgumentTypes(descriptor)) {
            if (wanted.test(argument)) {
                return new ObjectArgument(variable, argument.getDescriptor());
            }
            variable += argument.getSize();
        }
        throw new IllegalArgumentException("No argument of " + descriptor + " has the type");
    }
}
