package io.quarkiverse.handlertesting.deployment;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

import io.quarkiverse.handlertesting.runtime.internal.hops.TimerHop;

/** Makes Vert.x report each timer that is set or cancelled, by its number. */
final class TimerMethods extends ClassVisitor {

    static final String SET_TIMER = "setTimer(JLio/vertx/core/Handler;)J";
    static final String SET_PERIODIC = "setPeriodic(JJLio/vertx/core/Handler;)J";
    static final String CANCEL_TIMER = "cancelTimer(J)Z";
    private static final String HOP = Type.getInternalName(TimerHop.class);

    TimerMethods(ClassVisitor visitor) {
        super(Opcodes.ASM9, visitor);
    }

    @Override
    public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] exceptions) {
        MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
        return switch (name + descriptor) {
            case SET_TIMER, SET_PERIODIC -> new SetTimer(method, ObjectArgument.firstOf(descriptor));
            case CANCEL_TIMER -> new CancelTimer(method);
            default -> method;
        };
    }

    /** Reports number and handler at the end of the method. */
    private static final class SetTimer extends MethodVisitor {

        private final ObjectArgument handler;

        SetTimer(MethodVisitor visitor, ObjectArgument handler) {
            super(Opcodes.ASM9, visitor);
            this.handler = handler;
        }

        @Override
        public void visitInsn(int opcode) {
            if (opcode == Opcodes.LRETURN) {
                super.visitInsn(Opcodes.DUP2);
                visitVarInsn(Opcodes.ALOAD, handler.variable());
                visitMethodInsn(Opcodes.INVOKESTATIC, HOP, "scheduled", "(J" + handler.type() + ")V", false);
            }
            super.visitInsn(opcode);
        }
    }

    /** Reports at the end of the method whether the timer was cancelled, and its number. */
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
