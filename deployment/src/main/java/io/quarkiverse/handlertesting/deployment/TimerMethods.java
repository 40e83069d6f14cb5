package io.quarkiverse.handlertesting.deployment;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

import io.quarkiverse.handlertesting.runtime.internal.hops.TimerHop;

/** Makes Vert.x report each timer that is set or cancelled: by its number, or by the future that it completes. */
final class TimerMethods extends ClassVisitor {

    static final String SET_TIMER = "setTimer(JLio/vertx/core/Handler;)J";
    static final String SET_PERIODIC = "setPeriodic(JJLio/vertx/core/Handler;)J";
    static final String SCHEDULE = "scheduleTimeout(Lio/vertx/core/impl/ContextInternal;ZJJLjava/util/concurrent/TimeUnit;Z"
            + "Lio/vertx/core/Handler;)J";
    static final String TIMER = "timer(JLjava/util/concurrent/TimeUnit;)Lio/vertx/core/Timer;";
    static final String TIMEOUT = "timeout(JLjava/util/concurrent/TimeUnit;)Lio/vertx/core/Future;";
    static final String TRY_CANCEL = "tryCancel()Z";

    private static final String HOP = Type.getInternalName(TimerHop.class);
    private static final String HANDLER = "Lio/vertx/core/Handler;";
    /** The local variables of {@link #SCHEDULE}. */
    private static final int PERIODIC_VARIABLE = 2;
    private static final int DELAY_VARIABLE = 3;
    private static final int PERIOD_VARIABLE = 5;
    private static final int UNIT_VARIABLE = 7;
    private static final int HANDLER_VARIABLE = 9;

    private String type;

    TimerMethods(ClassVisitor visitor) {
        super(Opcodes.ASM9, visitor);
    }

    @Override
    public void visit(int version, int access, String name, String signature, String superName, String[] interfaces) {
        type = name;
        super.visit(version, access, name, signature, superName, interfaces);
    }

    @Override
    public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] exceptions) {
        MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
        return switch (name + descriptor) {
            case SCHEDULE -> new Schedule(method);
            case TIMER, TIMEOUT -> new ReturnedFuture(method);
            case TRY_CANCEL -> new TryCancel(method);
            default -> method;
        };
    }

    /** Reports the handler at the beginning of the method, and number and handler at its end. */
    private static final class Schedule extends MethodVisitor {

        Schedule(MethodVisitor visitor) {
            super(Opcodes.ASM9, visitor);
        }

        @Override
        public void visitCode() {
            super.visitCode();
            visitVarInsn(Opcodes.ALOAD, HANDLER_VARIABLE);
            visitVarInsn(Opcodes.ILOAD, PERIODIC_VARIABLE);
            visitMethodInsn(Opcodes.INVOKESTATIC, HOP, "stream", "(" + HANDLER + "Z)" + HANDLER, false);
            visitVarInsn(Opcodes.ASTORE, HANDLER_VARIABLE);
        }

        @Override
        public void visitInsn(int opcode) {
            if (opcode == Opcodes.LRETURN) {
                super.visitInsn(Opcodes.DUP2);
                visitVarInsn(Opcodes.ALOAD, HANDLER_VARIABLE);
                visitVarInsn(Opcodes.LLOAD, DELAY_VARIABLE);
                visitVarInsn(Opcodes.LLOAD, PERIOD_VARIABLE);
                visitVarInsn(Opcodes.ALOAD, UNIT_VARIABLE);
                visitMethodInsn(Opcodes.INVOKESTATIC, HOP, "scheduled",
                        "(J" + HANDLER + "JJLjava/util/concurrent/TimeUnit;)V", false);
            }
            super.visitInsn(opcode);
        }
    }

    /** Reports the future that the method returns, and its own arguments: a delay and its unit. */
    private static final class ReturnedFuture extends MethodVisitor {

        ReturnedFuture(MethodVisitor visitor) {
            super(Opcodes.ASM9, visitor);
        }

        @Override
        public void visitInsn(int opcode) {
            if (opcode == Opcodes.ARETURN) {
                super.visitInsn(Opcodes.DUP);
                visitVarInsn(Opcodes.LLOAD, 1);
                visitVarInsn(Opcodes.ALOAD, 3);
                visitMethodInsn(Opcodes.INVOKESTATIC, HOP, "future",
                        "(Lio/vertx/core/Future;JLjava/util/concurrent/TimeUnit;)V", false);
            }
            super.visitInsn(opcode);
        }
    }

    /** Reports at the end of the method whether the timer was cancelled, and its number. */
    private final class TryCancel extends MethodVisitor {

        TryCancel(MethodVisitor visitor) {
            super(Opcodes.ASM9, visitor);
        }

        @Override
        public void visitInsn(int opcode) {
            if (opcode == Opcodes.IRETURN) {
                super.visitInsn(Opcodes.DUP);
                visitVarInsn(Opcodes.ALOAD, 0);
                visitFieldInsn(Opcodes.GETFIELD, type, "id", "J");
                visitMethodInsn(Opcodes.INVOKESTATIC, HOP, "cancelled", "(ZJ)V", false);
            }
            super.visitInsn(opcode);
        }
    }
}
