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
import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageType;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands a client's bytes to the decoder packet by packet, and closes the connection for a packet that ends before all is in it that its flags
 * promise: a CONNECT with a will and without its message, for instance. The decoder would wait for the rest, which never comes. What a client sends
 * behind its CONNECT, which it may (MQTT 3.1.1, section 3.1.4), waits until that is answered: the server takes nothing before. What does not begin
 * with one, or comes behind a goodbye of either side, is not handed on: the server would break on it.
 */
final class WholePackets extends ByteToMessageDecoder {

    private static final Logger LOG = LoggerFactory.getLogger(WholePackets.class);
    private static final String DECODER = "mqttDecoder";
    /** Bytes of the fixed header: the kind, and a length of one to four (MQTT 3.1.1 and 5, section 2.2). */
    private static final int MAX_HEADER = 5;

    private final int maxPacket;
    private int decoded;
    private Stage stage = Stage.NEW;

    private enum Stage {
        NEW,
        /** It has sent its CONNECT and has no answer yet. */
        UNANSWERED,
        CONNECTED,
        /** One of the two has said goodbye, or the server hangs up. */
        OVER
    }

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
        if (stage == Stage.OVER) {
            in.skipBytes(in.readableBytes());
        } else if (stage == Stage.UNANSWERED) {
            if (in.readableBytes() > maxPacket) {
                hangUp(context, in, "sent too much before it was let in");
            }
        } else if (stage == Stage.NEW && in.getUnsignedByte(in.readerIndex()) >> 4 != MqttMessageType.CONNECT.value()) {
            hangUp(context, in, "did not begin with CONNECT");
        } else {
            handOn(context, in);
        }
    }

    private void handOn(ChannelHandlerContext context, ByteBuf in) {
        int length = length(in);
        if (length > maxPacket + MAX_HEADER) {
            context.fireChannelRead(in.readRetainedSlice(in.readableBytes()));
        } else if (length > 0 && in.readableBytes() >= length) {
            int before = decoded;
            context.fireChannelRead(in.readRetainedSlice(length));
            if (decoded == before && context.channel().isActive()) {
                hangUp(context, in, "sent a packet that ends too early");
            }
        }
    }

    private void hangUp(ChannelHandlerContext context, ByteBuf in, String why) {
        LOG.info("hung up on a client that {}", why);
        stage = Stage.OVER;
        in.skipBytes(in.readableBytes());
        context.close();
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
            if (message instanceof MqttConnectMessage) {
                stage = Stage.UNANSWERED;
            }
            context.fireChannelRead(message);
            if (message instanceof MqttMessage packet && packet.fixedHeader() != null && packet.fixedHeader().messageType() == MqttMessageType.DISCONNECT) {
                stage = Stage.OVER;
            }
        }

        @Override
        public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
            context.write(message, promise);
            if (stage == Stage.UNANSWERED && message instanceof MqttConnAckMessage answer) {
                boolean accepted = answer.variableHeader().connectReturnCode() == MqttConnectReturnCode.CONNECTION_ACCEPTED;
                stage = accepted ? Stage.CONNECTED : Stage.OVER;
                // Once the server has taken notice of its own answer.
                context.executor().execute(() -> goOn(context.pipeline().context(WholePackets.this)));
            }
        }

        @Override
        public void close(ChannelHandlerContext context, ChannelPromise promise) {
            stage = Stage.OVER;
            context.close(promise);
        }
    }
}
