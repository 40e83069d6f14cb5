package io.quarkiverse.handlertesting.deployment;

import org.objectweb.asm.Type;

/**
 * An argument of an instance method that is an object.
 *
 * @param variable the local variable that holds it
 * @param type its descriptor
 */
record ObjectArgument(int variable, String type) {

    /** The first one of a method. */
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
