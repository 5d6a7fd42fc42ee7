from IPython.display import IFrame

IFrame(
    "https://raft.example/embed.html?view=ring#kill-the-leader", width="100%", height=580,
    extras=['loading="lazy"', 'title="Raft Playground: the leader dies"'],
)
