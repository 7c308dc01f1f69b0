package dev.claimport.desktop.certify;

import dev.claimport.certify.Certificate;
import dev.claimport.certify.Certification;
import dev.claimport.certify.Certifier;

/** What holds one device to its clauses, as a page sees it. For one use. */
public interface Examiner {

    /** Blocks; never throws for what a device does: that is in the result. */
    Certificate certify(Certifier.Request request, Certification.Listener listener);

    /** Has it end with what was found; from any thread. */
    void cancel();

    static Examiner of(Certifier certifier) {
        return new Examiner() {
            @Override
            public Certificate certify(Certifier.Request request, Certification.Listener listener) {
                return certifier.certify(request, listener);
            }

            @Override
            public void cancel() {
                certifier.cancel();
            }
        };
    }
}
