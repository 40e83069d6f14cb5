package io.quarkiverse.handlertesting.deployment;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Makes a method of a class call a static method first, with its own first two arguments, which are objects. */
final class ReportedArguments extends ClassVisitor {

    private final String method;
    private final String hook;
    private final String call;
    private final String parameters;

    /**
     * @param method name and descriptor of the changed method
     * @param hook the class that has the static method
     * @param call the name of the static method
     * @param parameters its descriptor; a parameter may be a supertype of the argument
     */
    ReportedArguments(ClassVisitor visitor, String method, Class<?> hook, String call, String parameters) {
        super(Opcodes.ASM9, visitor);
        this.method = method;
        this.hook = Type.getInternalName(hook);
        this.call = call;
        this.parameters = parameters;
    }

    @Override
    public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] exceptions) {
        MethodVisitor visitor = super.visitMethod(access, name, descriptor, signature, exceptions);
        return !method.equals(name + descriptor) ? visitor : new MethodVisitor(Opcodes.ASM9, visitor) {
            @Override
            public void visitCode() {
                super.visitCode();
                visitVarInsn(Opcodes.ALOAD, 1);
                visitVarInsn(Opcodes.ALOAD, 2);
                visitMethodInsn(Opcodes.INVOKESTATIC, hook, call, parameters, false);
            }
        };
    }
}
