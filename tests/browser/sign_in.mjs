// sign_in.mjs -- the first link, people, their passphrases.
