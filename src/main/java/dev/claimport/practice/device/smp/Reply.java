package dev.claimport.practice.device.smp;

import dev.claimport.claim.cbor.CborWriter;
import dev.claimport.device.smp.SmpHeader;
import dev.claimport.device.smp.SmpMessage;
import java.util.function.Consumer;

/** What a practice device answers. */
public sealed interface Reply {

    /** MGMT_ERR_EUNKNOWN. */
    int UNKNOWN_ERROR = 1;
    /** MGMT_ERR_ENOENT. */
    int NO_ENTRY = 5;
    /** MGMT_ERR_EINVAL. */
    int INVALID = 3;
    /** MGMT_ERR_ENOTSUP. */
    int NOT_SUPPORTED = 8;

    record Done(Consumer<CborWriter> body) implements Reply {}

    /** An error of a group's own. */
    non-sealed interface OfGroup extends Reply {

        /** In the form that the request's version of SMP has for it: 0 for version 1. */
        void write(CborWriter out, int version);
    }

    /** An error of the protocol. */
    record Unknown(int mgmtErr) implements Reply {}

    /** As the answer to a request, in the form that the request's version has for it. */
    default SmpMessage to(SmpHeader request) {
        return SmpMessage.of(request.op().response(), request.version(), request.group(), request.sequence(), request.command(), out -> {
            switch (this) {
                case Done done -> done.body().accept(out);
                case Unknown unknown -> out.map(1).text("rc").unsigned(unknown.mgmtErr());
                case OfGroup refused -> refused.write(out, request.version());
            }
        });
    }
}
