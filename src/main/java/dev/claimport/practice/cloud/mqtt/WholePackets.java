package dev.claimport.practice.cloud.mqtt;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands a client's bytes to the decoder packet by packet, and closes the connection for a packet that ends before all is in it that its flags
 * promise: a CONNECT with a will and without its message, for instance. The decoder would wait for the rest, which never comes.
 */
final class WholePackets extends ByteToMessageDecoder {

    private static final Logger LOG = LoggerFactory.getLogger(WholePackets.class);
    private static final String DECODER = "mqttDecoder";
    /** Bytes of the fixed header: the kind, and a length of one to four (MQTT 3.1.1 and 5, section 2.2). */
    private static final int MAX_HEADER = 5;

    private final int maxPacket;
    private int decoded;

    private WholePackets(int maxPacket) {
        this.maxPacket = maxPacket;
    }

    /** @param maxPacket bytes beyond which the decoder itself refuses a packet */
    static void guard(ChannelPipeline pipeline, int maxPacket) {
        WholePackets whole = new WholePackets(maxPacket);
        pipeline.addBefore(DECODER, "wholePackets", whole);
        pipeline.addAfter(DECODER, "decodedPackets", whole.new Counter());
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
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
    private final class Counter extends ChannelInboundHandlerAdapter {

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            decoded++;
            context.fireChannelRead(message);
        }
    }
}
