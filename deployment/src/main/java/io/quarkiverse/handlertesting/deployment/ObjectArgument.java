package io.quarkiverse.handlertesting.deployment;

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
        int variable = 1;
        for (Type argument : Type.getArgumentTypes(descriptor)) {
            if (argument.getSort() == Type.OBJECT) {
                return new ObjectArgument(variable, argument.getDescriptor());
            }
            variable += argument.getSize();
        }
        throw new IllegalArgumentException("No argument of " + descriptor + " is an object");
    }
}
