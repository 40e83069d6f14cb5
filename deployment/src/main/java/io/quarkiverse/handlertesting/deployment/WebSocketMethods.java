package io.quarkiverse.handlertesting.deployment;

import java.util.List;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

import io.quarkiverse.handlertesting.runtime.internal.hops.websocket.FrameHop;

/** Makes the WebSockets of Vert.x report each frame, before it is written and around its handlers, and each handshake. */
final class WebSocketMethods extends ClassVisitor {

    private static final String FRAME = "(Lio/vertx/core/http/impl/ws/WebSocketFrameInternal;)V";
    private static final String WRITE = "unsafeWriteFrame(Lio/vertx/core/http/impl/ws/WebSocketFrameImpl;)"
            + "Lio/vertx/core/Future;";
    private static final String WRITE_CLOSE = "sendCloseFrame(SLjava/lang/String;)Lio/netty/channel/ChannelPromise;";
    private static final String HANDLE = "handleFrame" + FRAME;
    private static final String RECEIVE = "receiveFrame" + FRAME;
    private static final String HANDLE_CLOSE_FRAME = "handleCloseFrame" + FRAME;
    private static final String HANDLE_CLOSE = "handleClose(Z)V";
    private static final String OPEN = "webSocket(Lio/vertx/core/http/WebSocketConnectOptions;"
            + "Lio/vertx/core/impl/future/PromiseInternal;)V";

    private static final String HOP = Type.getInternalName(FrameHop.class);
    private static final String WEB_SOCKET = "Lio/vertx/core/http/WebSocketBase;";
    private static final String ONE_FRAME = "Lio/vertx/core/http/WebSocketFrame;";
    private static final String OPTIONS = "Lio/vertx/core/http/WebSocketConnectOptions;";

    private WebSocketMethods(ClassVisitor visitor) {
        super(Opcodes.ASM9, visitor);
    }

    static ExpectedClass frames() {
        return new ExpectedClass(BytecodeProcessor.VERTX_CORE, "io.vertx.core.http.impl.WebSocketImplBase",
                List.of(ExpectedMethod.changed(WRITE, FrameHop.class, "sends"),
                        ExpectedMethod.changed(WRITE_CLOSE, FrameHop.class, "sends"),
                        ExpectedMethod.changed(HANDLE, FrameHop.class, "sends", "arrived", "passedOn"),
                        ExpectedMethod.changed(RECEIVE, FrameHop.class, "receiving", "received"),
                        ExpectedMethod.changed(HANDLE_CLOSE_FRAME, FrameHop.class, "sends"),
                        ExpectedMethod.changed(HANDLE_CLOSE, FrameHop.class, "closing", "closed")),
                WebSocketMethods::new);
    }

    static ExpectedClass handshakes() {
        return new ExpectedClass(BytecodeProcessor.VERTX_CORE, "io.vertx.core.http.impl.HttpClientBase",
                List.of(ExpectedMethod.changed(OPEN, FrameHop.class, "opening")), WebSocketMethods::new);
    }

    @Override
    public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] exceptions) {
        MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
        return switch (name + descriptor) {
            case WRITE, WRITE_CLOSE, HANDLE_CLOSE_FRAME -> new Writes(method);
            case HANDLE -> new Enclosed(new Writes(method), "arrived", ONE_FRAME, "passedOn");
            case RECEIVE -> new Enclosed(method, "receiving", ONE_FRAME, "received");
            case HANDLE_CLOSE -> new Enclosed(method, "closing", "", "closed");
            case OPEN -> new Opens(method);
            default -> method;
        };
    }

    /** Reports each frame before it is written to the connection. */
    private static final class Writes extends MethodVisitor {

        Writes(MethodVisitor visitor) {
            super(Opcodes.ASM9, visitor);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String called, String descriptor, boolean ofInterface) {
            if ("writeToChannel".equals(called)) {
                boolean promised = Type.getArgumentTypes(descriptor).length == 2;
                if (promised) {
                    visitInsn(Opcodes.DUP2);
                    visitInsn(Opcodes.POP);
                } else {
                    visitInsn(Opcodes.DUP);
                }
                visitVarInsn(Opcodes.ALOAD, 0);
                visitInsn(Opcodes.SWAP);
                super.visitMethodInsn(Opcodes.INVOKESTATIC, HOP, "sends", "(" + WEB_SOCKET + "Ljava/lang/Object;)V", false);
            }
            super.visitMethodInsn(opcode, owner, called, descriptor, ofInterface);
        }
    }

    /** Reports the begin of the method, and its end, also if it throws. */
    private static final class Enclosed extends MethodVisitor {

        private final String begin;
        private final String argument;
        private final String end;
        private final Label first = new Label();

        /**
         * @param argument the type of the method's first argument, which is reported too; empty for none
         */
        Enclosed(MethodVisitor visitor, String begin, String argument, String end) {
            super(Opcodes.ASM9, visitor);
            this.begin = begin;
            this.argument = argument;
            this.end = end;
        }

        @Override
        public void visitCode() {
            super.visitCode();
            report(begin);
            super.visitLabel(first);
        }

        @Override
        public void visitInsn(int opcode) {
            if (opcode == Opcodes.RETURN) {
                report(end);
            }
            super.visitInsn(opcode);
        }

        private void report(String hook) {
            super.visitVarInsn(Opcodes.ALOAD, 0);
            if (!argument.isEmpty()) {
                super.visitVarInsn(Opcodes.ALOAD, 1);
            }
            super.visitMethodInsn(Opcodes.INVOKESTATIC, HOP, hook, "(" + WEB_SOCKET + argument + ")V", false);
        }

        @Override
        public void visitMaxs(int maxStack, int maxLocals) {
            Label last = new Label();
            super.visitLabel(last);
            super.visitTryCatchBlock(first, last, last, null);
            report(end);
            super.visitInsn(Opcodes.ATHROW);
            super.visitMaxs(maxStack, maxLocals);
        }
    }

    /** Replaces the options to connect with. */
    private static final class Opens extends MethodVisitor {

        Opens(MethodVisitor visitor) {
            super(Opcodes.ASM9, visitor);
        }

        @Override
        public void visitCode() {
            super.visitCode();
            visitVarInsn(Opcodes.ALOAD, 1);
            visitVarInsn(Opcodes.ALOAD, 2);
            visitMethodInsn(Opcodes.INVOKESTATIC, HOP, "opening", "(" + OPTIONS + "Lio/vertx/core/Promise;)" + OPTIONS, false);
            visitVarInsn(Opcodes.ASTORE, 1);
        }
    }
}
