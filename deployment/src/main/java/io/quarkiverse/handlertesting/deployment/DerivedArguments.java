package io.quarkiverse.handlertesting.deployment;

import java.util.Map;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Replaces one argument in some methods of a class. The new argument is the result of a static method, which gets all
 * arguments. They are objects.
 */
final class DerivedArguments extends ClassVisitor {

    private final String hop;
    private final Map<String, String> methods;
    private final int replaced;

    /**
     * @param hop the class that has the static methods
     * @param methods the static method to call, by name and descriptor of the changed method
     * @param replaced the index of the argument
     */
    DerivedArguments(ClassVisitor visitor, Class<?> hop, Map<String, String> methods, int replaced) {
        super(Opcodes.ASM9, visitor);
        this.hop = Type.getInternalName(hop);
        this.methods = methods;
        this.replaced = replaced;
    }

    @Override
    public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] exceptions) {
        MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
        String derive = methods.get(name + descriptor);
        if (derive == null) {
            return method;
        }
        int first = (access & Opcodes.ACC_STATIC) == 0 ? 1 : 0;
        Type[] arguments = Type.getArgumentTypes(descriptor);
        return new MethodVisitor(Opcodes.ASM9, method) {

            @Override
            public void visitCode() {
                super.visitCode();
                for (int argument = 0; argument < arguments.length; argument++) {
                    visitVarInsn(Opcodes.ALOAD, first + argument);
                }
                visitMethodInsn(Opcodes.INVOKESTATIC, hop, derive, Type.getMethodDescriptor(arguments[replaced], arguments),
                        false);
                visitVarInsn(Opcodes.ASTORE, first + replaced);
            }
        };
    }
}
