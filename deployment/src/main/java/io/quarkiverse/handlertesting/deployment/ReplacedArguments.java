package io.quarkiverse.handlertesting.deployment;

import java.util.Map;
import java.util.function.Function;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Replaces one argument, usually the first that is an object, in some methods of a class. The new argument is the result of a
 * static method, which the changed method calls first.
 */
final class ReplacedArguments extends ClassVisitor {

    private final String hop;
    private final Map<String, String> methods;
    private final Function<String, ObjectArgument> argument;

    /**
     * @param hop the class that has the static methods
     * @param methods the static method to call, by name and descriptor of the changed method
     */
    ReplacedArguments(ClassVisitor visitor, Class<?> hop, Map<String, String> methods) {
        this(visitor, hop, methods, ObjectArgument::firstOf);
    }

    /**
     * @param argument finds the argument, in the descriptor of the changed method
     */
    ReplacedArguments(ClassVisitor visitor, Class<?> hop, Map<String, String> methods,
            Function<String, ObjectArgument> argument) {
        super(Opcodes.ASM9, visitor);
        this.hop = Type.getInternalName(hop);
        this.methods = methods;
        this.argument = argument;
    }

    @Override
    public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] exceptions) {
        MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
        String replace = methods.get(name + descriptor);
        return replace == null ? method : new Replacing(method, replace, argument.apply(descriptor));
    }

    private final class Replacing extends MethodVisitor {

        private final String replace;
        private final ObjectArgument argument;

        Replacing(MethodVisitor visitor, String replace, ObjectArgument argument) {
            super(Opcodes.ASM9, visitor);
            this.replace = replace;
            this.argument = argument;
        }

        @Override
        public void visitCode() {
            super.visitCode();
            visitVarInsn(Opcodes.ALOAD, argument.variable());
            visitMethodInsn(Opcodes.INVOKESTATIC, hop, replace, "(" + argument.type() + ")" + argument.type(), false);
            visitVarInsn(Opcodes.ASTORE, argument.variable());
        }
    }
}
