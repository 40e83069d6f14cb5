package io.quarkiverse.handlertesting.deployment;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Makes an instance method of a class call a static method first, with a field of its object. The result is a
 * {@code Runnable}, which the changed method runs at its end, also if it throws.
 */
final class EnclosedMethod extends ClassVisitor {

    private static final String RUNNABLE = Type.getInternalName(Runnable.class);
    /** A local variable that no short method has. */
    private static final int RESULT_VARIABLE = 30;

    private final String method;
    private final String field;
    private final String ofField;
    private final String hop;
    private final String call;
    private String type;

    /**
     * @param method name and descriptor of the changed method, which returns nothing
     * @param field the name of the field
     * @param ofField the descriptor of the field, and of the only parameter of the static method
     * @param hop the class that has the static method
     * @param call the name of the static method
     */
    EnclosedMethod(ClassVisitor visitor, String method, String field, String ofField, Class<?> hop, String call) {
        super(Opcodes.ASM9, visitor);
        this.method = method;
        this.field = field;
        this.ofField = ofField;
        this.hop = Type.getInternalName(hop);
        this.call = call;
    }

    @Override
    public void visit(int version, int access, String name, String signature, String superName, String[] interfaces) {
        type = name;
        super.visit(version, access, name, signature, superName, interfaces);
    }

    @Override
    public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] exceptions) {
        MethodVisitor visitor = super.visitMethod(access, name, descriptor, signature, exceptions);
        return method.equals(name + descriptor) ? new Enclosed(visitor) : visitor;
    }

    private final class Enclosed extends MethodVisitor {

        private final Label begin = new Label();
        private final Label end = new Label();

        Enclosed(MethodVisitor visitor) {
            super(Opcodes.ASM9, visitor);
        }

        @Override
        public void visitCode() {
            super.visitCode();
            visitVarInsn(Opcodes.ALOAD, 0);
            visitFieldInsn(Opcodes.GETFIELD, type, field, ofField);
            visitMethodInsn(Opcodes.INVOKESTATIC, hop, call, "(" + ofField + ")L" + RUNNABLE + ";", false);
            visitVarInsn(Opcodes.ASTORE, RESULT_VARIABLE);
            visitLabel(begin);
        }

        @Override
        public void visitInsn(int opcode) {
            if (opcode == Opcodes.RETURN) {
                runResult();
            }
            super.visitInsn(opcode);
        }

        @Override
        public void visitMaxs(int maxStack, int maxLocals) {
            visitLabel(end);
            visitTryCatchBlock(begin, end, end, null);
            runResult();
            super.visitInsn(Opcodes.ATHROW);
            super.visitMaxs(maxStack, maxLocals);
        }

        private void runResult() {
            visitVarInsn(Opcodes.ALOAD, RESULT_VARIABLE);
            visitMethodInsn(Opcodes.INVOKEINTERFACE, RUNNABLE, "run", "()V", true);
        }
    }
}
