package dev.claimport.cli;

import dev.claimport.app.Backend;
import dev.claimport.app.PracticeSite;
import dev.claimport.app.RoleContext;
import dev.claimport.app.RoleContexts;
import dev.claimport.iot.AccountReader;
import dev.claimport.practice.cloud.mqtt.Refusal;
import dev.claimport.practice.scenario.PracticeScenario;
import dev.claimport.serial.trace.Trace;
import dev.claimport.serial.trace.TraceLine;
import dev.claimport.serial.trace.TracedPorts;
import dev.claimport.signin.RoleSession;
import dev.claimport.time.TimeSource;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.regions.Region;

/** Where the session and the devices of a hand-over come from. Closing it ends what it started. */
sealed interface HandoverSource extends AutoCloseable {

    RoleSession signIn();

    RoleContext context(RoleSession session);

    /** What the role may look at besides. */
    AccountReader account(RoleSession session);

    /** Has somebody told, on another thread, of everything that a practice refuses to devices from now on; AWS tells nobody. To be called once it is signed in. */
    void follow(Consumer<Refusal> refusals);

    @Override
    void close();

    /** A profile, or what AWS tools find by themselves, and the ports of this computer. */
    record Configured(Backend backend, Optional<String> profile, Optional<Region> region) implements HandoverSource {

        @Override
        public RoleSession signIn() {
            return backend.session(profile, region);
        }

        @Override
        public RoleContext context(RoleSession session) {
            return backend.context(session);
        }

        @Override
        public AccountReader account(RoleSession session) {
            return backend.account(session);
        }

        @Override
        public void follow(Consumer<Refusal> refusals) { }

        @Override
        public void close() { }
    }

    /** A practice that lasts as long as the command. */
    final class Practice implements HandoverSource {

        private final RoleContexts contexts;
        private final PracticeScenario scenario;
        private final Consumer<PracticeSite> device;
        private PracticeSite site;

        /** @param device plugs in another than the usual one, if so wished */
        Practice(RoleContexts contexts, PracticeScenario scenario, Consumer<PracticeSite> device) {
            this.contexts = contexts;
            this.scenario = scenario;
            this.device = device;
        }

        @Override
        public RoleSession signIn() {
            site = contexts.practice(scenario);
            device.accept(site);
            return site.signIn();
        }

        @Override
        public RoleContext context(RoleSession session) {
            return site.context(session);
        }

        @Override
        public AccountReader account(RoleSession session) {
            return site.account(session);
        }

        @Override
        public void follow(Consumer<Refusal> refusals) {
            site.follow(refusals);
        }

        @Override
        public void close() {
            if (site != null) {
                site.close();
            }
        }
    }

    /** The same, and what is said on the line is told. */
    record Traced(HandoverSource source, Consumer<TraceLine> told, TimeSource time) implements HandoverSource {

        @Override
        public RoleSession signIn() {
            return source.signIn();
        }

        @Override
        public RoleContext context(RoleSession session) {
            var trace = new Trace();
            trace.follow(told);
            return source.context(session).over(ports -> new TracedPorts(ports, trace, time));
        }

        @Override
        public AccountReader account(RoleSession session) {
            return source.account(session);
        }

        @Override
        public void follow(Consumer<Refusal> refusals) {
            source.follow(refusals);
        }

        @Override
        public void close() {
            source.close();
        }
    }
}
