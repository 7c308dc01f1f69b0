package dev.claimport.practice.cloud.mqtt;

import io.netty.channel.ChannelPipeline;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.internal.VertxWrapper;
import io.vertx.core.internal.net.NetServerInternal;
import io.vertx.core.internal.net.NetSocketInternal;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.function.Consumer;

/** A Vert.x whose servers let somebody see to the pipeline of each connection before anything is read from it: Vert.x's MQTT server has no place for that. */
final class GuardedVertx extends VertxWrapper {

    private final Consumer<ChannelPipeline> guard;

    /** @param guard called when the server has its own handlers in place */
    GuardedVertx(Vertx vertx, Consumer<ChannelPipeline> guard) {
        super((VertxInternal) vertx);
        this.guard = guard;
    }

    @Override
    public NetServerInternal createNetServer(NetServerOptions options) {
        NetServerInternal server = super.createNetServer(options);
        return (NetServerInternal) Proxy.newProxyInstance(NetServerInternal.class.getClassLoader(), new Class<?>[] {NetServerInternal.class}, (_, method, arguments) -> {
            try {
                boolean connects = method.getName().equals("connectHandler") && arguments != null;
                return method.invoke(server, connects ? new Object[] {guarded(arguments[0])} : arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
    }

    @SuppressWarnings("unchecked")
    private Handler<NetSocket> guarded(Object handler) {
        return socket -> {
            ((Handler<NetSocket>) handler).handle(socket);
            guard.accept(((NetSocketInternal) socket).channelHandlerContext().pipeline());
        };
    }
}
