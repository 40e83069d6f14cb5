package io.quarkiverse.handlertesting.deployment;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Has each timer of Vert.x that is set or cancelled told. */
final class TimerMethods extends ClassVisitor {

    private static final String HOP = "io/quarkiverse/handlertesting/runtime/internal/hops/TimerHop";
    private static final String HANDLER = "Lio/vertx/core/Handler;";

    TimerMethods(ClassVisitor visitor) {
        super(Opcodes.ASM9, visitor);
    }

    @Override
    public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] exceptions) {
        MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
        return switch (name + descriptor) {
            case "setTimer(JLio/vertx/core/Handler;)J" -> new SetTimer(method, "once", 3);
            case "setPeriodic(JJLio/vertx/core/Handler;)J" -> new SetTimer(method, "periodic", 5);
            case "cancelTimer(J)Z" -> new CancelTimer(method);
            default -> method;
        };
    }

    /** Replaces the handler at the begin, and tells the number of the timer at the end. */
    private static final class SetTimer extends MethodVisitor {

        private final String method;
        private final int handler;

        /**
         * @param handler the local variable that holds the handler
         */
        SetTimer(MethodVisitor visitor, String method, int handler) {
            super(Opcodes.ASM9, visitor);
            this.method = method;
            this.handler = handler;
        }

        @Override
        public void visitCode() {
            super.visitCode();
            visitVarInsn(Opcodes.ALOAD, handler);
            visitMethodInsn(Opcodes.INVOKESTATIC, HOP, method, "(" + HANDLER + ")" + HANDLER, false);
            visitVarInsn(Opcodes.ASTORE, handler);
        }

        @Override
        public void visitInsn(int opcode) {
            if (opcode == Opcodes.LRETURN) {
                super.visitInsn(Opcodes.DUP2);
                visitVarInsn(Opcodes.ALOAD, handler);
                visitMethodInsn(Opcodes.INVOKESTATIC, HOP, "scheduled", "(J" + HANDLER + ")V", false);
            }
            super.visitInsn(opcode);
        }
    }

    /** Tells which timer was cancelled. */
    private static final class CancelTimer extends MethodVisitor {

        CancelTimer(MethodVisitor visitor) {
            super(Opcodes.ASM9, visitor);
        }

        @Override
        public void visitInsn(int opcode) {
            if (opcode == Opcodes.IRETURN) {
                super.visitInsn(Opcodes.DUP);
                visitVarInsn(Opcodes.LLOAD, 1);
                visitMethodInsn(Opcodes.INVOKESTATIC, HOP, "cancelled", "(ZJ)V", false);
            }
            super.visitInsn(opcode);
        }
    }
}
