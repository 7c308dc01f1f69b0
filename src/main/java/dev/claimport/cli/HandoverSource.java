package dev.claimport.cli;

import dev.claimport.app.Backend;
import dev.claimport.app.PracticeSite;
import dev.claimport.app.RoleContext;
import dev.claimport.app.Workplaces;
import dev.claimport.device.profile.Dialect;
import dev.claimport.signin.RoleSession;
import java.util.Optional;
import software.amazon.awssdk.regions.Region;

/** Where the session and the devices of a hand-over come from. Closing it ends what it started. */
sealed interface HandoverSource extends AutoCloseable {

    RoleSession signIn();

    RoleContext workplace(RoleSession session);

    @Override
    void close();

    /** A profile, or what AWS tools find by themselves, and the ports of this computer. */
    record Configured(Backend backend, Optional<String> profile, Optional<Region> region) implements HandoverSource {

        @Override
        public RoleSession signIn() {
            return backend.session(profile, region);
        }

        @Override
        public RoleContext workplace(RoleSession session) {
            return backend.workplace(session);
        }

        @Override
        public void close() { }
    }

    /** A practice that lasts as long as the command. */
    final class Practice implements HandoverSource {

        private final Workplaces workplaces;
        private final Optional<Dialect> dialect;
        private PracticeSite site;

        /** @param dialect of the device; empty takes the usual one */
        Practice(Workplaces workplaces, Optional<Dialect> dialect) {
            this.workplaces = workplaces;
            this.dialect = dialect;
        }

        @Override
        public RoleSession signIn() {
            site = workplaces.practice();
            dialect.ifPresent(site::plugInNextDevice);
            return site.signIn();
        }

        @Override
        public RoleContext workplace(RoleSession session) {
            return site.workplace(session);
        }

        @Override
        public void close() {
            if (site != null) {
                site.close();
            }
        }
    }
}
