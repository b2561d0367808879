/* desk.js -- what pages do besides their forms; replaced. */
