package dev.claimport.aws.network;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * The answer to a request that asked for its connection to be closed ({@code Connection: close}, RFC 9112, section 9.6): closes the connection with
 * itself, whatever the service does. The JDK looks only at what the answer says, and would keep the connection, with buffers that have seen secrets, for
 * another request, which fails where the service closed it as it was asked to.
 */
public final class LastAnswer extends FilterInputStream {

    private final Runnable disconnect;

    /** @param disconnect of the connection; knows it only as long as {@code in} is open */
    public LastAnswer(InputStream in, Runnable disconnect) {
        super(in);
        this.disconnect = disconnect;
    }

    @Override
    public void close() throws IOException {
        disconnect.run();
        super.close();
    }
}
