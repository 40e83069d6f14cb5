package io.quarkiverse.handlertesting.deployment;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

import io.quarkiverse.handlertesting.runtime.internal.taps.sql.JdbcCalls;

/** Makes the methods of a statement of JDBC that set a parameter by its number report the value when they return. */
final class ReportedParameters extends ClassVisitor {

    private static final String HOOK = Type.getInternalName(JdbcCalls.class);
    private static final String OBJECT = "Ljava/lang/Object;";

    ReportedParameters(ClassVisitor visitor) {
        super(Opcodes.ASM9, visitor);
    }

    @Override
    public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] exceptions) {
        MethodVisitor visitor = super.visitMethod(access, name, descriptor, signature, exceptions);
        Type[] parameters = Type.getArgumentTypes(descriptor);
        boolean sets = name.startsWith("set") && parameters.length > 1 && parameters[0].equals(Type.INT_TYPE)
                && Type.getReturnType(descriptor).equals(Type.VOID_TYPE);
        boolean clears = name.equals("clearParameters") && parameters.length == 0;
        return !sets && !clears ? visitor : new MethodVisitor(Opcodes.ASM9, visitor) {

            @Override
            public void visitInsn(int opcode) {
                if (opcode == Opcodes.RETURN) {
                    visitVarInsn(Opcodes.ALOAD, 0);
                    if (clears) {
                        visitMethodInsn(Opcodes.INVOKESTATIC, HOOK, "cleared", "(" + OBJECT + ")V", false);
                    } else {
                        visitVarInsn(Opcodes.ILOAD, 1);
                        String value = name.equals("setNull") ? nothing() : value(parameters[1]);
                        visitMethodInsn(Opcodes.INVOKESTATIC, HOOK, "bound", "(" + OBJECT + "I" + value + ")V", false);
                    }
                }
                super.visitInsn(opcode);
            }

            private String nothing() {
                super.visitInsn(Opcodes.ACONST_NULL);
                return OBJECT;
            }

            /** Loads the second argument, and returns the type of the loaded value. */
            private String value(Type type) {
                visitVarInsn(type.getOpcode(Opcodes.ILOAD), 2);
                return switch (type.getSort()) {
                    case Type.BYTE, Type.SHORT, Type.INT -> {
                        super.visitInsn(Opcodes.I2L);
                        yield "J";
                    }
                    case Type.BOOLEAN -> "Z";
                    case Type.LONG -> "J";
                    case Type.FLOAT -> {
                        super.visitInsn(Opcodes.F2D);
                        yield "D";
                    }
                    case Type.DOUBLE -> "D";
                    default -> OBJECT;
                };
            }
        };
    }
}
