package dev.claimport.hostile;

import java.util.Set;

/** Gives a template that is no template. */
final class LiarCloudHasABrokenTemplate extends CloudLie {

    @Override
    Answer answer(String request, Answer honest) {
        return isTemplate(request) ? changed(honest, body -> body.put("templateBody", "[]")) : honest;
    }

    @Override
    public Set<String> ends() {
        return Set.of("template-unreadable");
    }
}
