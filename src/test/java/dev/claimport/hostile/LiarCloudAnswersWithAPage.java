package dev.claimport.hostile;

import java.util.Set;

/** Answers with a page to sign in to some network. */
final class LiarCloudAnswersWithAPage extends CloudLie {

    @Override
    Answer answer(String request, Answer honest) {
        return isTemplate(request) ? honest.with("Content-Type", "text/html").with("<html>Welcome to the hotel</html>") : honest;
    }

    @Override
    public Set<String> ends() {
        return Set.of("wrong-endpoint");
    }
}
