mo.iframe('''
<script type="module" src="https://raft.example/embed.js"></script>
<pre><raft-playground controls="min" view="ring">
cluster nodes=3 seed=7

# An empty line and a comment are safe here.
at 600 crash leader
at 2000 expect leader
</raft-playground></pre>
''')
