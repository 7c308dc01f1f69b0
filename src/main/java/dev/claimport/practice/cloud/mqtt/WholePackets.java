package dev.claimport.practice.cloud.mqtt;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.mqtt.MqttConnAckMessage;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands a client's bytes to the decoder packet by packet, and closes the connection for a packet that ends before all is in it that its flags
 * promise: a CONNECT with a will and without its message, for instance. The decoder would wait for the rest, which never comes. What a client sends
 * behind its CONNECT, which it may (MQTT 3.1.1, section 3.1.4), waits until that is answered: the server takes nothing before.
 */
final class WholePackets extends ByteToMessageDecoder {

    private static final Logger LOG = LoggerFactory.getLogger(WholePackets.class);
    private static final String DECODER = "mqttDecoder";
    /** Bytes of the fixed header: the kind, and a length of one to four (MQTT 3.1.1 and 5, section 2.2). */
    private static final int MAX_HEADER = 5;

    private final int maxPacket;
    private int decoded;
    /** Whether it has sent its CONNECT and has no answer yet. */
    private boolean unanswered;

    private WholePackets(int maxPacket) {
        this.maxPacket = maxPacket;
    }

    /** @param maxPacket bytes beyond which the decoder itself refuses a packet */
    static void guard(ChannelPipeline pipeline, int maxPacket) {
        WholePackets whole = new WholePackets(maxPacket);
        pipeline.addBefore(DECODER, "wholePackets", whole);
        pipeline.addAfter(DECODER, "decodedPackets", whole.new Behind());
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        if (unanswered) {
            if (in.readableBytes() > maxPacket) {
                LOG.info("hung up on a client that sent too much before it was let in");
                context.close();
            }
            return;
        }
        int length = length(in);
        if (length > maxPacket + MAX_HEADER) {
            context.fireChannelRead(in.readRetainedSlice(in.readableBytes()));
        } else if (length > 0 && in.readableBytes() >= length) {
            int before = decoded;
            context.fireChannelRead(in.readRetainedSlice(length));
            if (decoded == before && context.channel().isActive()) {
                LOG.info("hung up on a client whose packet ends too early");
                context.close();
            }
        }
    }

    /** With what came behind the CONNECT. @param context of this; null when the connection is over */
    private void goOn(@Nullable ChannelHandlerContext context) {
        if (context != null) {
            try {
                channelRead(context, Unpooled.EMPTY_BUFFER);
                // Only now is what the server says to it sent.
                channelReadComplete(context);
            } catch (Exception e) {
                context.fireExceptionCaught(e);
            }
        }
    }

    /** Of the packet that begins here, header included; 0 while it is not known, and the largest number for one that cannot be. */
    private static int length(ByteBuf in) {
        int length = 0;
        for (int i = 1; i < in.readableBytes(); i++) {
            int digit = in.getUnsignedByte(in.readerIndex() + i);
            length |= (digit & 0x7f) << 7 * (i - 1);
            if (digit < 0x80) {
                return 1 + i + length;
            }
            if (i == MAX_HEADER - 1) {
                return Integer.MAX_VALUE;
            }
        }
        return 0;
    }

    /** Behind the decoder. */
    private final class Behind extends ChannelDuplexHandler {

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            decoded++;
            unanswered = message instanceof MqttConnectMessage;
            context.fireChannelRead(message);
        }

        @Override
        public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
            context.write(message, promise);
            if (unanswered && message instanceof MqttConnAckMessage) {
                unanswered = false;
                // Once the server has taken notice of its own answer.
                context.executor().execute(() -> goOn(context.pipeline().context(WholePackets.this)));
            }
        }
    }
}
