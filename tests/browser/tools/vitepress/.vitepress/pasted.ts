@recipe-config@
