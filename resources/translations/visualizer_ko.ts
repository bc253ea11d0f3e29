<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko" sourcelanguage="en">
<context>
    <name>AccuracyChart</name>
    <message>
        <source>Accuracy</source>
        <translation>정확도</translation>
    </message>
    <message>
        <source>How often the network is right: 1 is always.</source>
        <translation>신경망이 얼마나 자주 맞히는지 봅니다. 1이면 늘 맞힙니다.</translation>
    </message>
</context>
<context>
    <name>ActivationCard</name>
    <message>
        <source>Formula</source>
        <translation>공식</translation>
    </message>
    <message>
        <source>The numbers of the point put in.</source>
        <translation>점의 수를 넣은 공식입니다.</translation>
    </message>
    <message>
        <source>none: Keras has no step function</source>
        <translation>없음: Keras에는 계단 함수가 없습니다</translation>
    </message>
    <message>
        <source>In Keras</source>
        <translation>Keras에서</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>값의 범위</translation>
    </message>
    <message>
        <source>Largest slope</source>
        <translation>가장 큰 기울기</translation>
    </message>
</context>
<context>
    <name>ActivationCurve</name>
    <message>
        <source>Curve and slope</source>
        <translation>곡선과 기울기</translation>
    </message>
    <message>
        <source>The tangent is as steep as f&apos;(z).</source>
        <translation>접선의 기울기가 f&apos;(z)입니다.</translation>
    </message>
    <message>
        <source>net input z</source>
        <translation>순입력 z</translation>
    </message>
    <message>
        <source>Click or drag; then ← and → by 0.1, Page ↑ and ↓ by 1, Home: to 0</source>
        <translation>클릭하거나 끄십시오. 그다음 ←와 →는 0.1씩, Page ↑와 ↓는 1씩, Home은 0으로 옮깁니다</translation>
    </message>
    <message>
        <source>others</source>
        <translation>다른 함수</translation>
    </message>
    <message>
        <source>Show the other functions faintly</source>
        <translation>다른 함수도 흐리게 보여 줍니다</translation>
    </message>
    <message>
        <source>tangent</source>
        <translation>접선</translation>
    </message>
</context>
<context>
    <name>ActivationFunction</name>
    <message>
        <source>ELU</source>
        <translation>ELU</translation>
    </message>
    <message>
        <source>GELU</source>
        <translation>GELU</translation>
    </message>
    <message>
        <source>Leaky ReLU</source>
        <translation>Leaky ReLU</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>항등 함수</translation>
    </message>
    <message>
        <source>ReLU</source>
        <translation>ReLU</translation>
    </message>
    <message>
        <source>Sigmoid</source>
        <translation>시그모이드</translation>
    </message>
    <message>
        <source>Softplus</source>
        <translation>소프트플러스</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>계단 함수</translation>
    </message>
    <message>
        <source>tanh</source>
        <translation>tanh</translation>
    </message>
</context>
<context>
    <name>ActivationMenu</name>
    <message>
        <source>Look at {activation} closely</source>
        <translation>{activation} 자세히 보기</translation>
    </message>
</context>
<context>
    <name>ActivationPlayback</name>
    <message>
        <source>Playback</source>
        <translation>재생</translation>
    </message>
    <message>
        <source>Play the gradient&apos;s way back, or go layer by layer.</source>
        <translation>그래디언트가 거슬러 가는 길을 재생하거나 한 층씩 갑니다.</translation>
    </message>
    <message>
        <source>layer {layer} / {layers}</source>
        <translation>층 {layer} / {layers}</translation>
    </message>
</context>
<context>
    <name>ActivationPreset</name>
    <message>
        <source>Note 000: ReLU + He</source>
        <translation>노트 000: ReLU + He</translation>
    </message>
    <message>
        <source>An open unit passes the gradient on whole; He&apos;s weights make up for those closed.</source>
        <translation>열린 뉴런은 그래디언트를 그대로 넘겨줍니다. 닫힌 뉴런의 몫은 He 가중치가 메워 줍니다.</translation>
    </message>
    <message>
        <source>Note 003: tanh + Glorot</source>
        <translation>노트 003: tanh + Glorot</translation>
    </message>
    <message>
        <source>At 0 the slope is 1, four times a sigmoid&apos;s, and Glorot&apos;s weights keep the size.</source>
        <translation>0에서 기울기는 1로 시그모이드의 네 배이고, Glorot 가중치가 크기를 지켜 줍니다.</translation>
    </message>
    <message>
        <source>Note 003: identity</source>
        <translation>노트 003: 항등 함수</translation>
    </message>
    <message>
        <source>Every gradient arrives, and it is of no use: linear layers together are one layer.</source>
        <translation>그래디언트는 모두 도착하지만 소용이 없습니다. 선형 층은 합쳐도 한 층입니다.</translation>
    </message>
    <message>
        <source>Large weights</source>
        <translation>큰 가중치</translation>
    </message>
    <message>
        <source>Weights from 0 to 1, as in note 001: each layer makes the gradient several times larger.</source>
        <translation>노트 001처럼 0에서 1 사이의 가중치입니다. 층마다 그래디언트가 몇 배로 커집니다.</translation>
    </message>
    <message>
        <source>Note 000: sigmoid × 10</source>
        <translation>노트 000: 시그모이드 × 10</translation>
    </message>
    <message>
        <source>A slope of 0.25 at most: after ten layers 0.25^10 = 9.54e−7 of the gradient is left.</source>
        <translation>기울기는 많아야 0.25입니다. 열 층을 지나면 그래디언트가 0.25^10 = 9.54e−7배만 남습니다.</translation>
    </message>
    <message>
        <source>Saturated tanh</source>
        <translation>포화된 tanh</translation>
    </message>
    <message>
        <source>At z = 2.5 tanh is nearly flat: each layer leaves 0.027 of the gradient.</source>
        <translation>z = 2.5에서 tanh는 거의 평평합니다. 층마다 그래디언트가 0.027배만 남습니다.</translation>
    </message>
    <message>
        <source>Closed ReLU</source>
        <translation>닫힌 ReLU</translation>
    </message>
    <message>
        <source>Below 0 its slope is 0: not a bit of the gradient gets through. A leak helps.</source>
        <translation>0보다 작으면 기울기가 0입니다. 그래디언트가 전혀 지나가지 못합니다. 이때 Leaky ReLU가 도움이 됩니다.</translation>
    </message>
</context>
<context>
    <name>ActivationPresets</name>
    <message>
        <source>Examples</source>
        <translation>예제</translation>
    </message>
    <message>
        <source>The notes&apos; examples first.</source>
        <translation>노트의 예제가 먼저 나옵니다.</translation>
    </message>
</context>
<context>
    <name>ActivationSettings</name>
    <message>
        <source>Keras has no function of this name</source>
        <translation>Keras에는 이런 함수가 없습니다</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>설정</translation>
    </message>
    <message>
        <source>Which function, where on it, and how deep.</source>
        <translation>어떤 함수를, 어느 자리에서, 얼마나 깊게 볼지 정합니다.</translation>
    </message>
    <message>
        <source>Place z</source>
        <translation>위치 z</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>층 수</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>가중치</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>Net input, from −100 to 100</source>
        <translation>순입력, −100부터 100까지</translation>
    </message>
    <message>
        <source>How many layers the gradient goes back, 1 to 50</source>
        <translation>그래디언트가 거슬러 가는 층의 수, 1부터 50까지</translation>
    </message>
    <message>
        <source>How the first weights are drawn, as Keras does</source>
        <translation>처음 가중치를 뽑는 방법, Keras와 같습니다</translation>
    </message>
    <message>
        <source>Draws weights and samples of the real network</source>
        <translation>실제 신경망의 가중치와 표본을 뽑습니다</translation>
    </message>
    <message>
        <source>times weights</source>
        <translation>가중치도 곱하기</translation>
    </message>
    <message>
        <source>Let each layer&apos;s weights multiply the gradient too, by √(32 · mean of w²)</source>
        <translation>층마다 가중치도 그래디언트에 곱합니다: √(32 · w²의 평균)</translation>
    </message>
</context>
<context>
    <name>Activations</name>
    <message>
        <source>z must be a number from −{most} to {most}, not {value}.</source>
        <translation>z는 −{most}부터 {most}까지의 수여야 합니다. {value}은(는) 안 됩니다.</translation>
    </message>
    <message>
        <source>The number of layers must be a whole number from 1 to 50, not {value}.</source>
        <translation>층의 수는 1부터 50까지의 정수여야 합니다. {value}은(는) 안 됩니다.</translation>
    </message>
    <message>
        <source>The seed must be a whole number from 0 to 4294967295, not {value}.</source>
        <translation>시드는 0부터 4294967295까지의 정수여야 합니다. {value}은(는) 안 됩니다.</translation>
    </message>
    <message>
        <source>This network is trained {most} steps at most.</source>
        <translation>이 신경망은 많아야 {most}단계까지 학습합니다.</translation>
    </message>
</context>
<context>
    <name>ActivationsPage</name>
    <message>
        <source>Activations</source>
        <translation>활성화 함수</translation>
    </message>
</context>
<context>
    <name>Boundaries</name>
    <message>
        <source>There is no point to learn from: click on the plane first.</source>
        <translation>배울 점이 없습니다. 먼저 평면을 클릭해 점을 놓으세요.</translation>
    </message>
    <message>
        <source>All points to train on are of one class: put down some of another.</source>
        <translation>훈련할 점이 모두 한 클래스입니다. 다른 클래스의 점도 놓으세요.</translation>
    </message>
</context>
<context>
    <name>BoundariesPage</name>
    <message>
        <source>Boundaries</source>
        <translation>경계</translation>
    </message>
</context>
<context>
    <name>BoundaryAccuracy</name>
    <message>
        <source>Accuracy</source>
        <translation>정확도</translation>
    </message>
    <message>
        <source>How often the network is right: 1 is always.</source>
        <translation>신경망이 맞히는 비율: 1이면 항상.</translation>
    </message>
</context>
<context>
    <name>BoundaryControls</name>
    <message>
        <source>Training</source>
        <translation>훈련</translation>
    </message>
    <message>
        <source>Let the network learn, all at once or step by step.</source>
        <translation>신경망을 한 번에 또는 한 걸음씩 배우게 합니다.</translation>
    </message>
</context>
<context>
    <name>BoundaryCounters</name>
    <message>
        <source>Counters</source>
        <translation>횟수</translation>
    </message>
    <message>
        <source>How far the training is.</source>
        <translation>훈련이 얼마나 진행되었는지.</translation>
    </message>
    <message>
        <source>The epoch under way: in each, every training point is looked at once</source>
        <translation>진행 중인 에포크: 에포크마다 훈련 점을 모두 한 번씩 봅니다</translation>
    </message>
</context>
<context>
    <name>BoundaryLines</name>
    <message>
        <source>Between classes i and j: {formula}</source>
        <translation>클래스 i와 j 사이: {formula}</translation>
    </message>
    <message>
        <source>not seen</source>
        <translation>안 보임</translation>
    </message>
    <message>
        <source>Not seen: all along the line a third class is likelier.</source>
        <translation>안 보임: 직선 전체에서 셋째 클래스의 확률이 더 큽니다.</translation>
    </message>
    <message>
        <source>Straight boundaries</source>
        <translation>직선 경계</translation>
    </message>
    <message>
        <source>On each line two classes are equally likely.</source>
        <translation>직선 위에서는 두 클래스의 확률이 같습니다.</translation>
    </message>
    <message>
        <source>With C = 2 softmax is logistic regression with w = w_A − w_B and b = b_A − b_B.</source>
        <translation>C = 2이면 소프트맥스는 w = w_A − w_B, b = b_A − b_B인 로지스틱 회귀입니다.</translation>
    </message>
</context>
<context>
    <name>BoundaryLoss</name>
    <message>
        <source>Loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>How wrong the network is: lower is better.</source>
        <translation>신경망이 얼마나 틀렸는지: 낮을수록 좋습니다.</translation>
    </message>
</context>
<context>
    <name>BoundaryMap</name>
    <message>
        <source>Look</source>
        <translation>보기</translation>
    </message>
    <message>
        <source>Each place has the colour of its likeliest class.</source>
        <translation>자리마다 확률이 가장 큰 클래스의 색입니다.</translation>
    </message>
    <message>
        <source>Decision map</source>
        <translation>결정 지도</translation>
    </message>
    <message>
        <source>The stronger a colour, the likelier its class there.</source>
        <translation>색이 진할수록 그곳에서 그 클래스의 확률이 큽니다.</translation>
    </message>
    <message>
        <source>The mouse, or the arrow keys, show a forward pass</source>
        <translation>마우스나 화살표 키로 순전파를 봅니다</translation>
    </message>
    <message>
        <source>Click on the plane, or press Enter, to put down points of class {name}; drag to move any; click with the right button, or press Delete, to take one away</source>
        <translation>평면을 누르거나 Enter를 누르면 클래스 {name}의 점을 놓고, 끌면 점을 옮기고, 오른쪽 버튼을 누르거나 Delete를 누르면 점을 없앱니다</translation>
    </message>
    <message>
        <source>Put down points of class {name}</source>
        <translation>클래스 {name}의 점 놓기</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>비우기</translation>
    </message>
    <message>
        <source>Take all points away, to put down your own</source>
        <translation>모든 점을 치우고 직접 놓습니다</translation>
    </message>
    <message>
        <source>class only</source>
        <translation>클래스만</translation>
    </message>
    <message>
        <source>Show which class is the likeliest in a place, not how likely</source>
        <translation>얼마나 그럴듯한지 대신 그 자리에서 가장 그럴듯한 클래스만 봅니다</translation>
    </message>
    <message>
        <source>test points</source>
        <translation>테스트 점</translation>
    </message>
    <message>
        <source>Show the hollow points too, which are never trained on</source>
        <translation>훈련에 쓰지 않는 속이 빈 점도 보입니다</translation>
    </message>
</context>
<context>
    <name>BoundaryNetwork</name>
    <message>
        <source>none</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>L1</source>
        <translation>L1</translation>
    </message>
    <message>
        <source>L2</source>
        <translation>L2</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>신경망</translation>
    </message>
    <message>
        <source>What the network is, and how it learns.</source>
        <translation>어떤 신경망이고 어떻게 배우는지.</translation>
    </message>
    <message>
        <source>Hidden units</source>
        <translation>은닉 유닛</translation>
    </message>
    <message>
        <source>Units of each hidden layer, as 4, 2; empty for none. Up to 4 layers of 1 to 16 units</source>
        <translation>은닉층마다 유닛 수, 예: 4, 2. 비우면 없음. 1~16개씩 4층까지</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>활성화 함수</translation>
    </message>
    <message>
        <source>Of the hidden layers; the last one is softmax</source>
        <translation>은닉층의 것. 마지막 층은 소프트맥스</translation>
    </message>
    <message>
        <source>Penalty</source>
        <translation>규제</translation>
    </message>
    <message>
        <source>Added to the loss to keep weights small: L1 the rate times the sum of |w|, L2 the rate times the sum of w²</source>
        <translation>가중치를 작게 두려고 손실에 더합니다. L1은 계수 × |w|의 합, L2는 계수 × w²의 합</translation>
    </message>
    <message>
        <source>Penalty rate</source>
        <translation>규제 계수</translation>
    </message>
    <message>
        <source>How much large weights cost; a number from 0 up</source>
        <translation>큰 가중치에 매기는 값. 0 이상의 수</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>최적화</translation>
    </message>
    <message>
        <source>The rule that turns a gradient into new weights</source>
        <translation>기울기로 새 가중치를 만드는 규칙</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>학습률</translation>
    </message>
    <message>
        <source>How far one step goes; a number above 0, also while the run goes on</source>
        <translation>한 걸음의 크기. 0보다 큰 수, 훈련 중에도 바꿀 수 있습니다</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>배치 크기</translation>
    </message>
    <message>
        <source>Points looked at before the weights change once</source>
        <translation>가중치를 한 번 바꾸기 전에 보는 점의 수</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>에포크</translation>
    </message>
    <message>
        <source>How often every training point is looked at</source>
        <translation>훈련 점 전체를 보는 횟수</translation>
    </message>
</context>
<context>
    <name>BoundaryNeurons</name>
    <message>
        <source>Units</source>
        <translation>유닛</translation>
    </message>
    <message>
        <source>What each unit gives: blue above 0, orange below.</source>
        <translation>평면에서 각 유닛의 출력: 0보다 크면 파랑, 작으면 주황.</translation>
    </message>
    <message>
        <source>hidden {number}</source>
        <translation>은닉 {number}</translation>
    </message>
    <message>
        <source>input</source>
        <translation>입력</translation>
    </message>
    <message>
        <source>softmax</source>
        <translation>소프트맥스</translation>
    </message>
</context>
<context>
    <name>BoundaryNews</name>
    <message>
        <source>News</source>
        <translation>소식</translation>
    </message>
    <message>
        <source>What the training has to say.</source>
        <translation>훈련이 알리는 것.</translation>
    </message>
</context>
<context>
    <name>BoundaryPass</name>
    <message>
        <source>Forward pass</source>
        <translation>순방향 전파</translation>
    </message>
    <message>
        <source>From a place on the plane to its probabilities.</source>
        <translation>평면의 한 곳에서 확률까지.</translation>
    </message>
    <message>
        <source>Point at the plane, or walk over it with the arrows.</source>
        <translation>평면을 가리키거나 화살표 키로 걸어 보세요.</translation>
    </message>
    <message>
        <source>Place ({x}, {y})</source>
        <translation>위치 ({x}, {y})</translation>
    </message>
    <message>
        <source>Point ({x}, {y}) of class {name}</source>
        <translation>클래스 {name}의 점 ({x}, {y})</translation>
    </message>
</context>
<context>
    <name>BoundaryPoints</name>
    <message>
        <source>Own points</source>
        <translation>직접 놓은 점</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>점</translation>
    </message>
    <message>
        <source>Which points, and what the network is told of them.</source>
        <translation>어떤 점들이고, 신경망에 무엇을 알려 주는지.</translation>
    </message>
    <message>
        <source>500 points of this set, drawn by the seed</source>
        <translation>시드로 뽑은 이 집합의 점 500개</translation>
    </message>
    <message>
        <source>The points you have put down: choose a class over the plane, then click there</source>
        <translation>직접 놓은 점: 평면 위에서 클래스를 고르고 클릭하세요</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>클래스</translation>
    </message>
    <message>
        <source>C, how many classes there are: 2 to 6</source>
        <translation>C, 클래스의 수: 2~6</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>잡음</translation>
    </message>
    <message>
        <source>How much classes run into each other, 0 to 0.5</source>
        <translation>클래스가 서로 섞이는 정도, 0~0.5</translation>
    </message>
    <message>
        <source>Train share</source>
        <translation>훈련 비율</translation>
    </message>
    <message>
        <source>Share of the points that is trained on, 0.5 or 50 %; the others test</source>
        <translation>훈련에 쓰는 점의 비율, 0.5 또는 50 %. 나머지는 테스트용</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>Draws points, first weights and batches: same seed, same run</source>
        <translation>점, 첫 가중치, 배치를 정합니다. 같은 시드면 같은 훈련</translation>
    </message>
    <message>
        <source>Tell the network {feature} of each point</source>
        <translation>각 점의 {feature}을(를) 신경망에 알려 줍니다</translation>
    </message>
</context>
<context>
    <name>BoundaryPreset</name>
    <message>
        <source>Circle: 4 + 2 units</source>
        <translation>원: 4 + 2 유닛</translation>
    </message>
    <message>
        <source>Each hidden unit draws a line of its own; together they go around the disc.</source>
        <translation>은닉 유닛마다 직선을 하나씩 긋고, 함께 원판을 둘러쌉니다.</translation>
    </message>
    <message>
        <source>XOR: 4 units</source>
        <translation>XOR: 4 유닛</translation>
    </message>
    <message>
        <source>Opposite quadrants have one class: no line does that, four units do.</source>
        <translation>마주 보는 사분면이 같은 클래스입니다. 직선으로는 안 되지만 네 유닛이면 됩니다.</translation>
    </message>
    <message>
        <source>Spiral: 16 + 16 units</source>
        <translation>나선: 16 + 16 유닛</translation>
    </message>
    <message>
        <source>Three arms wound around each other: two wide layers and Adam follow them.</source>
        <translation>서로 감긴 세 팔을 넓은 두 층과 Adam이 따라갑니다.</translation>
    </message>
    <message>
        <source>Overfits on purpose</source>
        <translation>일부러 과대적합</translation>
    </message>
    <message>
        <source>50 noisy points and 48 units: it learns the noise by heart. L2 or more points help.</source>
        <translation>잡음 섞인 점 50개와 유닛 48개: 잡음까지 외웁니다. L2나 더 많은 점이 도움이 됩니다.</translation>
    </message>
    <message>
        <source>Note 004: softmax regression</source>
        <translation>노트 004: 소프트맥스 회귀</translation>
    </message>
    <message>
        <source>Without a hidden layer the boundary between any two of the four classes is a line.</source>
        <translation>은닉층이 없으면 네 클래스 중 어느 둘 사이의 경계든 직선입니다.</translation>
    </message>
    <message>
        <source>Note 004: C = 2</source>
        <translation>노트 004: C = 2</translation>
    </message>
    <message>
        <source>With two classes softmax([a, b]) is sigmoid(a − b): logistic regression.</source>
        <translation>클래스가 둘이면 softmax([a, b])는 sigmoid(a − b), 곧 로지스틱 회귀입니다.</translation>
    </message>
    <message>
        <source>Circle: a line fails</source>
        <translation>원: 직선은 실패</translation>
    </message>
    <message>
        <source>However long it is trained: no line has the disc on one side.</source>
        <translation>아무리 오래 훈련해도 원판을 한쪽에 두는 직선은 없습니다.</translation>
    </message>
    <message>
        <source>Circle: squares help</source>
        <translation>원: 제곱이 도움</translation>
    </message>
    <message>
        <source>Told x₁² and x₂², the same network finds the circle: its line is one of squares.</source>
        <translation>x₁²과 x₂²을 알려 주면 같은 신경망이 원을 찾습니다. 제곱들의 직선이기 때문입니다.</translation>
    </message>
</context>
<context>
    <name>BoundaryPresets</name>
    <message>
        <source>Examples</source>
        <translation>예제</translation>
    </message>
    <message>
        <source>The notes&apos; examples first.</source>
        <translation>노트의 예제가 먼저입니다.</translation>
    </message>
</context>
<context>
    <name>BoundaryTimeline</name>
    <message>
        <source>Time machine</source>
        <translation>타임머신</translation>
    </message>
    <message>
        <source>Go back to any moment of the training.</source>
        <translation>훈련의 어느 순간으로든 돌아갑니다.</translation>
    </message>
    <message>
        <source>Train on from the moment on screen, perhaps at another learning rate; what came after it is trained anew (Ctrl+B)</source>
        <translation>화면의 순간부터 다시 훈련합니다. 학습률을 바꿔도 됩니다. 그 뒤의 훈련은 새로 합니다 (Ctrl+B)</translation>
    </message>
</context>
<context>
    <name>BoundaryUntil</name>
    <message>
        <source>Until</source>
        <translation>멈출 때</translation>
    </message>
    <message>
        <source>Let the run pause by itself.</source>
        <translation>훈련이 스스로 멈추게 합니다.</translation>
    </message>
    <message>
        <source>test accuracy is at least</source>
        <translation>테스트 정확도가 이 값 이상일 때</translation>
    </message>
    <message>
        <source>Share of the test points that is answered rightly, as 0.97 or 97 %</source>
        <translation>맞힌 테스트 점의 비율. 0.97 또는 97 %처럼 씁니다</translation>
    </message>
    <message>
        <source>Epochs in a row in which the test loss was never lower than before: the patience of early stopping</source>
        <translation>테스트 손실이 이전보다 한 번도 낮아지지 않은 채 이어진 에포크 수. 조기 종료의 patience입니다</translation>
    </message>
</context>
<context>
    <name>Chart</name>
    <message>
        <source>epochs →</source>
        <translation>에포크 →</translation>
    </message>
    <message>
        <source>batches →</source>
        <translation>배치 →</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>검증</translation>
    </message>
    <message>
        <source>test</source>
        <translation>테스트</translation>
    </message>
    <message>
        <source>1 batch of 0 or no number has no place here</source>
        <translation>0이거나 수가 아닌 배치 1개는 여기에 나타낼 수 없습니다</translation>
    </message>
    <message>
        <source>{n} batches of 0 or no number have no place here</source>
        <translation>0이거나 수가 아닌 배치 {n}개는 여기에 나타낼 수 없습니다</translation>
    </message>
    <message>
        <source>overfitting since epoch {epoch}</source>
        <translation>에포크 {epoch}부터 과대적합</translation>
    </message>
    <message>
        <source>epoch {epoch}, batch {batch}</source>
        <translation>에포크 {epoch}, 배치 {batch}</translation>
    </message>
    <message>
        <source>each batch</source>
        <translation>배치마다</translation>
    </message>
    <message>
        <source>training mean</source>
        <translation>훈련 이동 평균</translation>
    </message>
    <message>
        <source>before the weights change by it</source>
        <translation>이 배치로 가중치를 바꾸기 전</translation>
    </message>
    <message>
        <source>running mean of the batches so far</source>
        <translation>지금까지 배치의 이동 평균</translation>
    </message>
    <message>
        <source>data never trained on, after each epoch</source>
        <translation>훈련에 쓰지 않은 데이터, 에포크가 끝날 때마다</translation>
    </message>
    <message>
        <source>training data, after each epoch too</source>
        <translation>훈련 데이터, 역시 에포크가 끝날 때마다</translation>
    </message>
    <message>
        <source>epoch-end training</source>
        <translation>에포크 끝 훈련</translation>
    </message>
</context>
<context>
    <name>ChartOptionsBox</name>
    <message>
        <source>Logarithmic loss axis</source>
        <translation>손실 축을 로그로</translation>
    </message>
    <message>
        <source>Logarithmic accuracy axis</source>
        <translation>정확도 축을 로그로</translation>
    </message>
    <message>
        <source>Drag a frame or turn the wheel to zoom; drag with Shift to pan. Ctrl and the wheel zoom the values. In a page that scrolls, click on the chart before the wheel. Keys: + − ← → 0. A click shows the network of that moment.</source>
        <translation>끌어서 네모를 그리거나 휠을 돌리면 확대됩니다. Shift를 누르고 끌면 옮겨집니다. Ctrl과 휠은 값을 확대합니다. 스크롤되는 페이지에서는 휠을 돌리기 전에 차트를 클릭하세요. 키: + − ← → 0. 클릭하면 그때의 신경망이 보입니다.</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>평활화</translation>
    </message>
    <message>
        <source>How much of the past goes into the running mean: 0 is every batch by itself, 0.98 looks back over some 50 batches; at most 0.999</source>
        <translation>이동 평균에 과거가 얼마나 들어가는지: 0이면 배치 하나하나 그대로, 0.98이면 배치 50개쯤을 돌아봅니다. 0.999까지</translation>
    </message>
    <message>
        <source>Every tenth is as high as the next: small differences late in a run are seen</source>
        <translation>10분의 1이 될 때마다 같은 높이만큼 내려갑니다. 훈련 후반의 작은 차이가 보입니다</translation>
    </message>
    <message>
        <source>Logarithmic axis of epochs</source>
        <translation>에포크 축을 로그로</translation>
    </message>
    <message>
        <source>The first batches, where most is learned, take the most room; on all charts</source>
        <translation>가장 많이 배우는 처음 배치들이 가장 넓게 보입니다. 모든 차트에 적용됩니다</translation>
    </message>
    <message>
        <source>Evaluate training data after each epoch</source>
        <translation>에포크마다 훈련 데이터도 평가</translation>
    </message>
    <message>
        <source>As many as are held out, with the weights that the epoch ends with: a fair comparison with validation, which takes as long again</source>
        <translation>검증 이미지와 같은 수의 훈련 이미지를 에포크 끝의 가중치로 평가합니다. 검증과 공평하게 비교되고, 검증만큼 시간이 더 듭니다</translation>
    </message>
    <message>
        <source>Save PNG…</source>
        <translation>PNG 저장…</translation>
    </message>
    <message>
        <source>Save this chart as a picture</source>
        <translation>이 차트를 그림으로 저장합니다</translation>
    </message>
    <message>
        <source>Save SVG…</source>
        <translation>SVG 저장…</translation>
    </message>
    <message>
        <source>Save this chart as a drawing of any size</source>
        <translation>이 차트를 크기를 마음대로 바꿀 수 있는 그림으로 저장합니다</translation>
    </message>
    <message>
        <source>Save CSV…</source>
        <translation>CSV 저장…</translation>
    </message>
    <message>
        <source>Save the numbers of the whole run: a line for each batch, with the epoch&apos;s values in the line of its last</source>
        <translation>훈련 전체의 수를 저장합니다. 배치마다 한 줄이고, 에포크 값은 그 에포크의 마지막 배치 줄에 있습니다</translation>
    </message>
</context>
<context>
    <name>ChartPicture</name>
    <message>
        <source>loss (nats)</source>
        <translation>손실 (nat)</translation>
    </message>
    <message>
        <source>loss (mean squared error)</source>
        <translation>손실 (평균 제곱 오차)</translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation>정확도</translation>
    </message>
</context>
<context>
    <name>ChartTools</name>
    <message>
        <source>Training is a mean over past batches: their weights were not yet as good, and dropout, where there is some, was on. Validation and test are measured after the epoch, with its last weights and without dropout.</source>
        <translation>훈련 값은 지난 배치들의 평균입니다. 그때는 가중치가 아직 덜 좋았고, 드롭아웃이 있으면 켜져 있었습니다. 검증과 테스트는 에포크가 끝난 뒤 마지막 가중치로, 드롭아웃 없이 잽니다.</translation>
    </message>
    <message>
        <source>Show the whole run again (0, or a double click)</source>
        <translation>훈련 전체를 다시 봅니다 (0 또는 두 번 클릭)</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>왜?</translation>
    </message>
    <message>
        <source>Whole run</source>
        <translation>전체 보기</translation>
    </message>
    <message>
        <source>The squares compare fairly: training data, evaluated after the epoch too.</source>
        <translation>네모는 공정한 비교입니다. 훈련 데이터도 에포크가 끝난 뒤 평가한 값입니다.</translation>
    </message>
    <message>
        <source>For a fair comparison, let the chart options evaluate training data after each epoch too.</source>
        <translation>공정하게 비교하려면 차트 설정에서 에포크마다 훈련 데이터도 평가하게 하세요.</translation>
    </message>
    <message>
        <source>Why does training look worse here?</source>
        <translation>왜 훈련이 더 나빠 보일까요?</translation>
    </message>
    <message>
        <source>Chart options</source>
        <translation>차트 설정</translation>
    </message>
    <message>
        <source>Smoothing, logarithmic axes, save as a picture or table</source>
        <translation>평활화, 로그 축, 그림이나 표로 저장</translation>
    </message>
</context>
<context>
    <name>CodeText</name>
    <message>
        <source>Put the program on the clipboard</source>
        <translation>프로그램을 클립보드에 넣습니다</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>복사됨</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
</context>
<context>
    <name>ConfusionMatrix</name>
    <message>
        <source>Confusion matrix</source>
        <translation>혼동 행렬</translation>
    </message>
    <message>
        <source>Rows: the true digit. Columns: the answer.</source>
        <translation>행은 정답, 열은 답입니다.</translation>
    </message>
    <message>
        <source>All mistakes</source>
        <translation>틀린 것 모두</translation>
    </message>
    <message>
        <source>Look at the mistakes of every kind</source>
        <translation>모든 종류의 틀린 답을 봅니다</translation>
    </message>
    <message>
        <source>Click a cell to see its images</source>
        <translation>칸을 누르면 그 그림들을 봅니다</translation>
    </message>
    <message>
        <source>There are no test images yet.</source>
        <translation>테스트 이미지가 아직 없습니다.</translation>
    </message>
    <message>
        <source>Reading the test images…</source>
        <translation>테스트 이미지를 읽는 중…</translation>
    </message>
    <message>
        <source>The network gives no numbers.</source>
        <translation>신경망이 수를 내지 못합니다.</translation>
    </message>
    <message>
        <source>{true} taken for {answer}: {count}</source>
        <translation>{true}을(를) {answer}(으)로: {count}</translation>
    </message>
    <message>
        <source>Accuracy {accuracy}: {right} of {all} test images right</source>
        <translation>정확도 {accuracy}: 테스트 이미지 {all}개 중 {right}개 맞음</translation>
    </message>
</context>
<context>
    <name>Convolution</name>
    <message>
        <source>Here stands a number from −1000000 to 1000000, not {value}.</source>
        <translation>여기에는 −1000000에서 1000000까지의 수가 들어갑니다. {value}은(는) 안 됩니다.</translation>
    </message>
    <message>
        <source>The network has no map there: choose one of its layers.</source>
        <translation>신경망의 그 자리에는 특징맵이 없습니다. 층을 고르세요.</translation>
    </message>
    <message>
        <source>The network&apos;s weights are no numbers any more.</source>
        <translation>신경망의 가중치가 더는 수가 아닙니다.</translation>
    </message>
    <message>
        <source>The window reaches over {high} × {wide} numbers and the image has {rows} × {columns}: there is no place for it.</source>
        <translation>창은 {high} × {wide}에 걸치는데 이미지는 {rows} × {columns}입니다. 창을 놓을 자리가 없습니다.</translation>
    </message>
    <message>
        <source>The window&apos;s size must be a whole number from 1 to 7, not {value}.</source>
        <translation>창의 크기는 1에서 7까지의 정수여야 합니다. {value}은(는) 안 됩니다.</translation>
    </message>
    <message>
        <source>The stride must be a whole number from 1 to 8, not {value}.</source>
        <translation>스트라이드는 1에서 8까지의 정수여야 합니다. {value}은(는) 안 됩니다.</translation>
    </message>
    <message>
        <source>The dilation must be a whole number from 1 to 4, not {value}.</source>
        <translation>팽창은 1에서 4까지의 정수여야 합니다. {value}은(는) 안 됩니다.</translation>
    </message>
</context>
<context>
    <name>ConvolutionCard</name>
    <message>
        <source>One of {parts} parts: the network adds all of them and its bias, then bends the sum.</source>
        <translation>{parts}조각 가운데 하나입니다. 신경망은 모두 더하고 편향을 더한 다음 활성화합니다.</translation>
    </message>
    <message>
        <source>Formula</source>
        <translation>공식</translation>
    </message>
    <message>
        <source>How large the map becomes, and what stands in it.</source>
        <translation>특징맵의 크기와 그 안의 수입니다.</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>크기</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>행</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>열</translation>
    </message>
    <message>
        <source>Padding</source>
        <translation>패딩</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>수</translation>
    </message>
    <message>
        <source>In Keras</source>
        <translation>케라스에서</translation>
    </message>
</context>
<context>
    <name>ConvolutionPage</name>
    <message>
        <source>Convolution</source>
        <translation>합성곱</translation>
    </message>
</context>
<context>
    <name>ConvolutionPlayback</name>
    <message>
        <source>Playback</source>
        <translation>재생</translation>
    </message>
    <message>
        <source>Let the window slide, or go step by step.</source>
        <translation>창을 미끄러뜨리거나 한 걸음씩 갑니다.</translation>
    </message>
    <message>
        <source>place {place} / {places}</source>
        <translation>자리 {place} / {places}</translation>
    </message>
</context>
<context>
    <name>ConvolutionPreset</name>
    <message>
        <source>Edges of a digit</source>
        <translation>숫자의 가장자리</translation>
    </message>
    <message>
        <source>Blue where a stroke begins, from left to right, and orange where it ends.</source>
        <translation>왼쪽에서 오른쪽으로 보아 획이 시작되는 곳은 파랑, 끝나는 곳은 주황입니다.</translation>
    </message>
    <message>
        <source>Blurred digit</source>
        <translation>흐린 숫자</translation>
    </message>
    <message>
        <source>Every number becomes a mean of its neighbours.</source>
        <translation>모든 수가 이웃의 평균이 됩니다.</translation>
    </message>
    <message>
        <source>Turned kernel</source>
        <translation>뒤집은 커널</translation>
    </message>
    <message>
        <source>Mathematics turns the kernel before it slides, Keras does not: Sobel changes its sign.</source>
        <translation>수학에서는 커널을 돌린 뒤 미끄러뜨리지만 케라스는 그대로 씁니다. 소벨 커널은 부호가 바뀝니다.</translation>
    </message>
    <message>
        <source>Note 002: max</source>
        <translation>노트 002: 최대 풀링</translation>
    </message>
    <message>
        <source>Of every 2 × 2 numbers the largest stays: 4 × 4 becomes 2 × 2.</source>
        <translation>2 × 2마다 가장 큰 수만 남습니다. 4 × 4가 2 × 2가 됩니다.</translation>
    </message>
    <message>
        <source>Note 002: average</source>
        <translation>노트 002: 평균 풀링</translation>
    </message>
    <message>
        <source>Of every 2 × 2 numbers the mean stays.</source>
        <translation>2 × 2마다 평균만 남습니다.</translation>
    </message>
    <message>
        <source>Note 002: convolution</source>
        <translation>노트 002: 합성곱</translation>
    </message>
    <message>
        <source>Multiply number by number and add: nine products, one number of the feature map.</source>
        <translation>수마다 곱하고 더합니다. 곱 아홉 개가 특징맵의 수 하나가 됩니다.</translation>
    </message>
    <message>
        <source>Note 002: padding</source>
        <translation>노트 002: 패딩</translation>
    </message>
    <message>
        <source>A ring of zeros around the image: 5 × 5 stays 5 × 5.</source>
        <translation>이미지 둘레를 0으로 채웁니다. 5 × 5가 그대로 5 × 5입니다.</translation>
    </message>
    <message>
        <source>Note 002: stride 2</source>
        <translation>노트 002: 스트라이드 2</translation>
    </message>
    <message>
        <source>The window goes on by 2: (5 − 3) / 2 + 1 = 2 places a row.</source>
        <translation>창이 2칸씩 움직입니다. 한 줄에 (5 − 3) / 2 + 1 = 2자리입니다.</translation>
    </message>
    <message>
        <source>Dilation 2</source>
        <translation>팽창 2</translation>
    </message>
    <message>
        <source>A gap between the numbers: 3 × 3 weights reach over 5 × 5.</source>
        <translation>수 사이를 띄웁니다. 3 × 3 가중치가 5 × 5에 걸칩니다.</translation>
    </message>
</context>
<context>
    <name>ConvolutionPresets</name>
    <message>
        <source>Examples</source>
        <translation>예제</translation>
    </message>
    <message>
        <source>The notes&apos; examples first.</source>
        <translation>노트의 예제가 먼저입니다.</translation>
    </message>
</context>
<context>
    <name>ConvolutionSettings</name>
    <message>
        <source>Digit</source>
        <translation>숫자 그림</translation>
    </message>
    <message>
        <source>Slide over the digit on screen</source>
        <translation>화면의 숫자 그림 위를 미끄러집니다</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>수 격자</translation>
    </message>
    <message>
        <source>Slide over a small grid of numbers</source>
        <translation>작은 수 격자 위를 미끄러집니다</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>특징맵</translation>
    </message>
    <message>
        <source>A map of the network that was clicked below</source>
        <translation>아래에서 누른 신경망의 특징맵입니다</translation>
    </message>
    <message>
        <source>A kernel with a name; click its numbers to change it</source>
        <translation>이름 있는 커널입니다. 수를 누르면 바꿀 수 있습니다</translation>
    </message>
    <message>
        <source>Convolution</source>
        <translation>합성곱</translation>
    </message>
    <message>
        <source>Max pooling</source>
        <translation>최대 풀링</translation>
    </message>
    <message>
        <source>Average pooling</source>
        <translation>평균 풀링</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>설정</translation>
    </message>
    <message>
        <source>What slides over what, and how.</source>
        <translation>무엇이 무엇 위를 어떻게 미끄러지는지 정합니다.</translation>
    </message>
    <message>
        <source>turned</source>
        <translation>뒤집기</translation>
    </message>
    <message>
        <source>Turn the kernel by half first: the convolution of mathematics. Keras does not</source>
        <translation>커널을 먼저 180° 돌립니다. 수학의 합성곱입니다. 케라스는 돌리지 않습니다</translation>
    </message>
    <message>
        <source>ReLU</source>
        <translation>ReLU</translation>
    </message>
    <message>
        <source>What is below 0 becomes 0, after the sum</source>
        <translation>합한 다음 0보다 작은 수는 0이 됩니다</translation>
    </message>
    <message>
        <source>÷ 255</source>
        <translation>÷ 255</translation>
    </message>
    <message>
        <source>Grey values from 0 to 1, as the network sees them, in place of 0 to 255</source>
        <translation>밝기 0에서 255를, 신경망이 보는 대로 0에서 1로 바꿉니다</translation>
    </message>
    <message>
        <source>own</source>
        <translation>직접 만듦</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>격자</translation>
    </message>
    <message>
        <source>Rows of numbers: 1 2 3; 4 5 6, then Enter</source>
        <translation>수를 줄마다: 1 2 3; 4 5 6, 그리고 Enter</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>연산</translation>
    </message>
    <message>
        <source>Multiply by a kernel and add; or keep the largest number, or the mean</source>
        <translation>커널을 곱해 더하거나, 가장 큰 수 또는 평균을 남깁니다</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>커널</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>크기</translation>
    </message>
    <message>
        <source>Rows and columns of the window, 1 to 7</source>
        <translation>창의 행과 열, 1에서 7</translation>
    </message>
    <message>
        <source>Stride</source>
        <translation>스트라이드</translation>
    </message>
    <message>
        <source>How far the window goes from place to place, 1 to 8</source>
        <translation>창이 한 번에 움직이는 칸, 1에서 8</translation>
    </message>
    <message>
        <source>Padding</source>
        <translation>패딩</translation>
    </message>
    <message>
        <source>valid: none; same: a ring of zeros, so that stride 1 keeps the size</source>
        <translation>valid: 없음. same: 둘레를 0으로 채워 스트라이드 1이면 크기가 그대로입니다</translation>
    </message>
    <message>
        <source>Dilation</source>
        <translation>팽창</translation>
    </message>
    <message>
        <source>How far apart the numbers of the window are, 1 to 4</source>
        <translation>창의 수들이 떨어진 간격, 1에서 4</translation>
    </message>
    <message>
        <source>Bias b</source>
        <translation>편향 b</translation>
    </message>
    <message>
        <source>Added to every sum</source>
        <translation>모든 합에 더합니다</translation>
    </message>
</context>
<context>
    <name>Data</name>
    <message>
        <source>Stop or reset the run before changing its images.</source>
        <translation>데이터를 바꾸려면 먼저 훈련을 멈추거나 초기화하세요.</translation>
    </message>
    <message>
        <source>The images cannot be read: {reason}.</source>
        <translation>이미지를 읽을 수 없습니다: {reason}.</translation>
    </message>
    <message>
        <source>{why} The built-in handwriting is used.</source>
        <translation>{why} 내장된 손글씨를 사용합니다.</translation>
    </message>
    <message>
        <source>The download of MNIST was cancelled.</source>
        <translation>MNIST 내려받기를 취소했습니다.</translation>
    </message>
    <message>
        <source>MNIST could not be downloaded: {reason}.</source>
        <translation>MNIST를 내려받지 못했습니다: {reason}.</translation>
    </message>
    <message>
        <source>What was downloaded is not MNIST: its checksum is wrong.</source>
        <translation>내려받은 파일이 MNIST가 아닙니다. 체크섬이 다릅니다.</translation>
    </message>
    <message>
        <source>MNIST cannot be kept in {folder}: {reason}.</source>
        <translation>{folder}에 MNIST를 저장할 수 없습니다: {reason}.</translation>
    </message>
    <message>
        <source>There is no file {file}.</source>
        <translation>{file} 파일이 없습니다.</translation>
    </message>
    <message>
        <source>The file {file} cannot be read: {reason}.</source>
        <translation>{file} 파일을 읽을 수 없습니다: {reason}.</translation>
    </message>
    <message>
        <source>The file {file} holds no {arrays}.</source>
        <translation>{file} 파일에 {arrays} 배열이 없습니다.</translation>
    </message>
    <message>
        <source>The file {file} is neither an .npz nor an IDX file.</source>
        <translation>{file} 파일은 .npz도 IDX 파일도 아닙니다.</translation>
    </message>
    <message>
        <source>The IDX file {file} is missing in {folder}.</source>
        <translation>{folder}에 IDX 파일 {file}이(가) 없습니다.</translation>
    </message>
    <message>
        <source>The file {file} is damaged or cut short.</source>
        <translation>{file} 파일이 손상되었거나 중간에 잘렸습니다.</translation>
    </message>
    <message>
        <source>MNIST</source>
        <translation>MNIST</translation>
    </message>
    <message>
        <source>MNIST is not on this computer yet.</source>
        <translation>이 컴퓨터에 아직 MNIST가 없습니다.</translation>
    </message>
    <message>
        <source>Images: {n_images}; labels: {n_labels} ({part}). Each image needs one.</source>
        <translation>이미지 {n_images}개, 레이블 {n_labels}개({part})입니다. 이미지마다 레이블이 하나씩 있어야 합니다.</translation>
    </message>
    <message>
        <source>{name} has the shape {shape}; images of 28 x 28 are needed.</source>
        <translation>{name}의 형상이 {shape}입니다. 28 x 28 이미지가 필요합니다.</translation>
    </message>
    <message>
        <source>{name} holds {dtype} values; grey values of 0 to 255 (uint8) are needed.</source>
        <translation>{name}에 {dtype} 값이 들어 있습니다. 0~255의 회색값(uint8)이 필요합니다.</translation>
    </message>
    <message>
        <source>{name} is not a list of whole numbers, one label an image.</source>
        <translation>{name}은(는) 이미지마다 하나씩 있는 정수 레이블 목록이 아닙니다.</translation>
    </message>
    <message>
        <source>{name} holds labels other than 0 to 9.</source>
        <translation>{name}에 0~9가 아닌 레이블이 있습니다.</translation>
    </message>
    <message>
        <source>Handwriting</source>
        <translation>손글씨</translation>
    </message>
</context>
<context>
    <name>DataFile</name>
    <message>
        <source>{file} cannot be opened: it is no file.</source>
        <translation>{file}을(를) 열 수 없습니다: 파일이 아닙니다.</translation>
    </message>
</context>
<context>
    <name>DataNotice</name>
    <message>
        <source>Data notice</source>
        <translation>데이터 알림</translation>
    </message>
    <message>
        <source>Where the images come from.</source>
        <translation>이미지를 어디에서 가져오는지 알립니다.</translation>
    </message>
    <message>
        <source>Download MNIST (11 MB)</source>
        <translation>MNIST 내려받기 (11 MB)</translation>
    </message>
    <message>
        <source>Fetch the images once and keep them for later</source>
        <translation>이미지를 한 번 내려받아 다음에도 씁니다</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>다시 시도</translation>
    </message>
    <message>
        <source>Try the same once more</source>
        <translation>같은 일을 다시 시도합니다</translation>
    </message>
    <message>
        <source>MNIST is being downloaded from Keras&apos;s server.</source>
        <translation>Keras 서버에서 MNIST를 내려받는 중입니다.</translation>
    </message>
    <message>
        <source>Open file…</source>
        <translation>파일 열기…</translation>
    </message>
    <message>
        <source>Use mnist.npz or the four MNIST files from this computer</source>
        <translation>이 컴퓨터에 있는 mnist.npz나 MNIST 파일 네 개를 사용합니다</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>End the download; the images in use stay</source>
        <translation>내려받기를 끝냅니다. 지금 쓰는 이미지는 그대로입니다</translation>
    </message>
    <message>
        <source>Hide this line</source>
        <translation>이 줄 숨기기</translation>
    </message>
</context>
<context>
    <name>DeepGradients</name>
    <message>
        <source>A real deep network</source>
        <translation>실제 깊은 신경망</translation>
    </message>
    <message>
        <source>‖dW‖ of each layer of 32 units, on a random batch.</source>
        <translation>뉴런 32개인 각 층의 ‖dW‖, 무작위 배치에서 잰 것입니다.</translation>
    </message>
    <message>
        <source>step {step}, loss {loss}</source>
        <translation>{step}단계, 손실 {loss}</translation>
    </message>
    <message>
        <source>Click or drag to go to a layer; point to read it</source>
        <translation>클릭하거나 끌면 그 층으로 갑니다. 가리키면 수를 읽을 수 있습니다</translation>
    </message>
    <message>
        <source>Train 1 step</source>
        <translation>1단계 학습</translation>
    </message>
    <message>
        <source>One step of gradient descent, learning rate 0.1</source>
        <translation>경사 하강법 한 단계, 학습률 0.1</translation>
    </message>
    <message>
        <source>10 steps</source>
        <translation>10단계</translation>
    </message>
    <message>
        <source>Ten steps of gradient descent, learning rate 0.1</source>
        <translation>경사 하강법 열 단계, 학습률 0.1</translation>
    </message>
    <message>
        <source>First weights</source>
        <translation>처음 가중치</translation>
    </message>
    <message>
        <source>Back to the weights as they were drawn</source>
        <translation>처음 뽑은 가중치로 되돌립니다</translation>
    </message>
    <message>
        <source>by how much the loss changes with the layer&apos;s weights</source>
        <translation>층의 가중치에 따라 손실이 바뀌는 정도</translation>
    </message>
    <message>
        <source>what goes back: dW is that times what came in</source>
        <translation>거슬러 가는 것: 여기에 들어온 값을 곱하면 dW입니다</translation>
    </message>
    <message>
        <source>The gradient is no number any more: it exploded.</source>
        <translation>그래디언트가 더는 수가 아닙니다: 폭발했습니다.</translation>
    </message>
    <message>
        <source>The gradient is 0: nothing is learned here.</source>
        <translation>그래디언트가 0입니다: 아무것도 배우지 못합니다.</translation>
    </message>
    <message>
        <source>‖dW‖ at the input is {ratio} times that at the output.</source>
        <translation>입력 쪽의 ‖dW‖는 출력 쪽의 {ratio}배입니다.</translation>
    </message>
</context>
<context>
    <name>Descent</name>
    <message>
        <source>The number of steps must be a whole number from 0 up, not {value}.</source>
        <translation>단계 수는 0 이상의 정수여야 합니다. {value}은(는) 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>The start must be a number, not {value}.</source>
        <translation>시작점은 수 하나여야 합니다. {value}은(는) 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>The start must be {n} numbers, not {value}.</source>
        <translation>시작점은 수 {n}개여야 합니다. {value}은(는) 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>The start must be finite, not {value}.</source>
        <translation>시작점은 유한한 수여야 합니다. {value}은(는) 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>The steps must be a whole number from 1 to {most}.</source>
        <translation>단계 수는 1부터 {most}까지의 정수여야 합니다.</translation>
    </message>
</context>
<context>
    <name>DescentCard</name>
    <message>
        <source>One step</source>
        <translation>한 단계</translation>
    </message>
    <message>
        <source>Every number of the step that the rule takes from here.</source>
        <translation>여기에서 내딛는 한 단계의 모든 숫자입니다.</translation>
    </message>
    <message>
        <source>Digits</source>
        <translation>유효 숫자</translation>
    </message>
    <message>
        <source>Significant digits of every number of the step</source>
        <translation>단계의 모든 숫자를 몇 자리 유효 숫자로 보일지 정합니다</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>이전</translation>
    </message>
    <message>
        <source>One line back (Page Up); before the first, the last step</source>
        <translation>한 줄 뒤로 (Page Up). 첫 줄에서는 앞 단계로 갑니다</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>다음</translation>
    </message>
    <message>
        <source>One line on (Page Down); after the last, the next step</source>
        <translation>한 줄 앞으로 (Page Down). 마지막 줄에서는 다음 단계로 갑니다</translation>
    </message>
    <message>
        <source>Whole step</source>
        <translation>단계 전체</translation>
    </message>
    <message>
        <source>See all lines at once again (End)</source>
        <translation>모든 줄을 다시 한꺼번에 봅니다 (End)</translation>
    </message>
    <message>
        <source>step {step}</source>
        <translation>단계 {step}</translation>
    </message>
    <message>
        <source>From here no step can be worked out.</source>
        <translation>여기에서는 다음 걸음을 계산할 수 없습니다.</translation>
    </message>
    <message>
        <source>The slope at the place where the step begins.</source>
        <translation>걸음이 시작되는 곳의 기울기입니다.</translation>
    </message>
    <message>
        <source>not a number</source>
        <translation>수가 아님</translation>
    </message>
</context>
<context>
    <name>DescentChart</name>
    <message>
        <source>All steps</source>
        <translation>모든 단계</translation>
    </message>
    <message>
        <source>Show all steps again (0, or a double click)</source>
        <translation>모든 단계를 다시 봅니다 (0 또는 두 번 클릭)</translation>
    </message>
    <message>
        <source>step</source>
        <translation>단계</translation>
    </message>
    <message>
        <source>log</source>
        <translation>로그</translation>
    </message>
    <message>
        <source>Logarithmic axis: every tenth is as high as the next, and 0 is infinitely far down</source>
        <translation>로그 축: 10분의 1이 될 때마다 같은 높이만큼 내려가며, 0은 한없이 아래에 있습니다</translation>
    </message>
    <message>
        <source>Logarithmic axis</source>
        <translation>로그 축</translation>
    </message>
    <message>
        <source>diverged at step {steps}</source>
        <translation>발산한 단계: {steps}</translation>
    </message>
    <message>
        <source>left the domain at step {steps}</source>
        <translation>{steps}단계에서 정의역을 벗어남</translation>
    </message>
    <message>
        <source>step {step}</source>
        <translation>단계 {step}</translation>
    </message>
</context>
<context>
    <name>DescentConditions</name>
    <message>
        <source>Steps T</source>
        <translation>단계 T</translation>
    </message>
    <message>
        <source>Factor γ</source>
        <translation>비율 γ</translation>
    </message>
    <message>
        <source>Left in the end α</source>
        <translation>끝에 남는 비율 α</translation>
    </message>
    <message>
        <source>Noise and schedule</source>
        <translation>잡음과 스케줄</translation>
    </message>
    <message>
        <source>Chance in the slope, and what becomes of the learning rate.</source>
        <translation>기울기에 섞이는 우연과, 학습률이 어떻게 바뀌는지 봅니다.</translation>
    </message>
    <message>
        <source>Noise σ</source>
        <translation>잡음 σ</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>step</source>
        <translation>단계</translation>
    </message>
    <message>
        <source>What every learning rate is multiplied by after t steps</source>
        <translation>t단계 뒤에 모든 학습률에 곱하는 값</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>학습률 스케줄</translation>
    </message>
    <message>
        <source>After 1 step: learning rate × {share}</source>
        <translation>1단계 뒤: 학습률 × {share}</translation>
    </message>
    <message>
        <source>After {n} steps: learning rate × {share}</source>
        <translation>{n}단계 뒤: 학습률 × {share}</translation>
    </message>
</context>
<context>
    <name>DescentDerivatives</name>
    <message>
        <source>The derivatives of this surface are too long to read.</source>
        <translation>이 함수의 도함수는 읽기에 너무 깁니다.</translation>
    </message>
    <message>
        <source>Derivatives</source>
        <translation>도함수</translation>
    </message>
    <message>
        <source>Slopes and bends of the surface, exactly.</source>
        <translation>함수의 1차, 2차 도함수를 정확히 씁니다.</translation>
    </message>
</context>
<context>
    <name>DescentDistance</name>
    <message>
        <source>Distance</source>
        <translation>거리</translation>
    </message>
    <message>
        <source>How far each rule is from the nearest lowest place.</source>
        <translation>각 방법이 가장 가까운 최저점에서 얼마나 떨어져 있는지 봅니다.</translation>
    </message>
    <message>
        <source>This surface has no lowest place.</source>
        <translation>이 함수에는 가장 낮은 곳이 없습니다.</translation>
    </message>
</context>
<context>
    <name>DescentFocus</name>
    <message>
        <source>A nudge must be a number above 0.</source>
        <translation>미는 크기는 0보다 큰 수여야 합니다.</translation>
    </message>
    <message>
        <source>At the start the surface bends downward nowhere.</source>
        <translation>시작점에서 곡면은 어느 쪽으로도 아래로 굽지 않습니다.</translation>
    </message>
</context>
<context>
    <name>DescentFunction</name>
    <message>
        <source>A function of w, of x, or of x and y, with + - * / ^ and brackets, the numbers pi and e, and
{functions}.
The picture follows as you type; Escape brings back what it shows.</source>
        <translation>w의 함수, x의 함수, x와 y의 함수를 쓰세요. + - * / ^와 괄호, 수 pi와 e, 그리고 다음 함수를 쓸 수 있습니다.
{functions}.
쓰는 대로 그림이 바뀝니다. Esc를 누르면 그림에 보이는 함수로 돌아갑니다.</translation>
    </message>
    <message>
        <source>Own function</source>
        <translation>직접 쓴 함수</translation>
    </message>
    <message>
        <source>The function whose lowest place is looked for.</source>
        <translation>가장 낮은 곳을 찾을 함수입니다.</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>예제</translation>
    </message>
    <message>
        <source>Functions to begin with, each with its own lesson</source>
        <translation>처음에 써 볼 함수들로, 하나하나 배울 점이 있습니다</translation>
    </message>
</context>
<context>
    <name>DescentGradientNorm</name>
    <message>
        <source>Gradient norm</source>
        <translation>기울기 크기</translation>
    </message>
    <message>
        <source>How steep it is there; 0 is level: a minimum, or a saddle.</source>
        <translation>그곳이 얼마나 가파른지 봅니다. 0이면 평평합니다: 최저점이거나 안장점입니다.</translation>
    </message>
</context>
<context>
    <name>DescentLandscape</name>
    <message>
        <source>Surface</source>
        <translation>함수</translation>
    </message>
    <message>
        <source>Every dot is a step; drag to start elsewhere, click a ball for a closer look.</source>
        <translation>점 하나가 한 단계입니다. 끌면 시작점이 바뀌고, 공을 누르면 자세히 봅니다.</translation>
    </message>
    <message>
        <source>Whole surface</source>
        <translation>함수 전체</translation>
    </message>
    <message>
        <source>See the whole surface again (0)</source>
        <translation>함수 전체를 다시 봅니다 (0)</translation>
    </message>
    <message>
        <source>The start ({start}) is outside: zoom out by −</source>
        <translation>시작점 ({start})이 그림 밖에 있습니다: − 키로 축소하세요</translation>
    </message>
</context>
<context>
    <name>DescentMilestones</name>
    <message>
        <source>Who arrives when</source>
        <translation>누가 언제 도착하는가</translation>
    </message>
    <message>
        <source>Steps that each rule needs; a click goes there.</source>
        <translation>방법마다 필요한 단계 수입니다. 클릭하면 그 단계로 갑니다.</translation>
    </message>
    <message>
        <source>rule</source>
        <translation>방법</translation>
    </message>
    <message>
        <source>within {distance}</source>
        <translation>{distance} 이내</translation>
    </message>
    <message>
        <source>How near to a lowest place a rule is to come, and to stay to the end</source>
        <translation>가장 낮은 곳에 얼마나 가까이 가서 끝까지 머물러야 하는지 정합니다</translation>
    </message>
    <message>
        <source>Tolerance</source>
        <translation>허용 오차</translation>
    </message>
    <message>
        <source>No rule takes part.</source>
        <translation>함께 보는 방법이 없습니다.</translation>
    </message>
    <message>
        <source>{done} of {steps} steps are computed.</source>
        <translation>{steps}단계 중 {done}단계를 계산했습니다.</translation>
    </message>
    <message>
        <source>This surface has no lowest place.</source>
        <translation>이 함수에는 가장 낮은 곳이 없습니다.</translation>
    </message>
    <message>
        <source>off the saddle</source>
        <translation>안장점 탈출</translation>
    </message>
    <message>
        <source>First step that is further than 1 from the saddle at {place} along the way down from it</source>
        <translation>내려가는 방향으로 {place}의 안장점에서 1보다 멀어진 첫 단계</translation>
    </message>
    <message>
        <source>lowest height</source>
        <translation>가장 낮은 함숫값</translation>
    </message>
    <message>
        <source>The least height of all its steps; a click goes to that step</source>
        <translation>모든 단계에서 가장 낮은 함숫값. 클릭하면 그 단계로 갑니다</translation>
    </message>
    <message>
        <source>diverged at</source>
        <translation>발산한 단계</translation>
    </message>
    <message>
        <source>First step whose numbers are too large for a computer, or where there is no value</source>
        <translation>수가 컴퓨터에 너무 커지거나 함숫값이 없어진 첫 단계</translation>
    </message>
    <message>
        <source>stays within {distance}</source>
        <translation>{distance} 이내에 머묾</translation>
    </message>
    <message>
        <source>First step from which it stays as near as this to a lowest place, to the end</source>
        <translation>이때부터 끝까지 가장 낮은 곳에 이만큼 가까이 머무는 첫 단계</translation>
    </message>
</context>
<context>
    <name>DescentNumberLine</name>
    <message>
        <source>Every dot is a step on w; click or drag the start</source>
        <translation>점 하나가 w 위의 한 단계입니다. 클릭하거나 끌어서 시작점을 정하세요</translation>
    </message>
</context>
<context>
    <name>DescentPlace</name>
    <message>
        <source>Slope</source>
        <translation>비탈</translation>
    </message>
    <message>
        <source>Plateau</source>
        <translation>안정지대</translation>
    </message>
    <message>
        <source>Minimum</source>
        <translation>극소점</translation>
    </message>
    <message>
        <source>Maximum</source>
        <translation>극대점</translation>
    </message>
    <message>
        <source>Saddle</source>
        <translation>안장점</translation>
    </message>
    <message>
        <source>Degenerate</source>
        <translation>퇴화점</translation>
    </message>
    <message>
        <source>No slope</source>
        <translation>기울기 없음</translation>
    </message>
    <message>
        <source>The gradient is not 0: from here it goes down.</source>
        <translation>기울기가 0이 아닙니다: 여기에서 더 내려갑니다.</translation>
    </message>
    <message>
        <source>Hardly any slope and hardly any bend: steps are tiny, but it still falls.</source>
        <translation>기울기도 굽은 정도도 거의 없습니다: 걸음이 아주 작지만 아직 내려가는 중입니다.</translation>
    </message>
    <message>
        <source>Level, and it bends upward in every direction: lowest of all around.</source>
        <translation>평평하고 모든 방향으로 위로 굽습니다: 둘레에서 가장 낮은 곳입니다.</translation>
    </message>
    <message>
        <source>Level, and it bends downward in every direction: highest of all around.</source>
        <translation>평평하고 모든 방향으로 아래로 굽습니다: 둘레에서 가장 높은 곳입니다.</translation>
    </message>
    <message>
        <source>Level, but it bends upward one way and downward another: no minimum.</source>
        <translation>평평하지만 한쪽으로는 위로, 다른 쪽으로는 아래로 굽습니다: 극소점이 아닙니다.</translation>
    </message>
    <message>
        <source>Level, and a curvature is about 0: curvatures cannot tell what it is.</source>
        <translation>평평하고 곡률 하나가 거의 0입니다: 곡률만으로는 무엇인지 알 수 없습니다.</translation>
    </message>
    <message>
        <source>The function has no slope here, as at a kink or at the edge of its domain.</source>
        <translation>여기에서는 함수의 기울기가 없습니다. 꺾인 곳이나 정의역의 끝이 그렇습니다.</translation>
    </message>
    <message>
        <source>On the ridge: the gradient&apos;s component across it is exactly 0, so without noise nothing pushes it to either side.</source>
        <translation>능선 위입니다: 능선을 가로지르는 기울기 성분이 정확히 0이므로, 잡음이 없으면 어느 쪽으로도 밀리지 않습니다.</translation>
    </message>
    <message>
        <source>All but on the ridge: the gradient&apos;s component across it is {slope}, so it takes long to leave.</source>
        <translation>거의 능선 위입니다: 능선을 가로지르는 기울기 성분이 {slope}이라서, 벗어나는 데 오래 걸립니다.</translation>
    </message>
    <message>
        <source>At the ball</source>
        <translation>공이 있는 곳</translation>
    </message>
    <message>
        <source>A small slope alone is no minimum: the bends decide.</source>
        <translation>기울기가 작다고 극소점은 아닙니다: 굽은 방향이 결정합니다.</translation>
    </message>
    <message>
        <source>after step {step}</source>
        <translation>{step}단계 뒤</translation>
    </message>
    <message>
        <source>Nudge by</source>
        <translation>살짝 밀기</translation>
    </message>
    <message>
        <source>Move the start a little the way that bends downward most there</source>
        <translation>시작점을 가장 아래로 굽은 쪽으로 조금 옮깁니다</translation>
    </message>
    <message>
        <source>Directions on the surface</source>
        <translation>곡면에 방향 그리기</translation>
    </message>
    <message>
        <source>Draw at the ball which way the surface bends most</source>
        <translation>공이 있는 곳에 곡면이 굽은 방향을 그립니다</translation>
    </message>
    <message>
        <source>How far a nudge moves the start</source>
        <translation>살짝 밀 때 시작점이 움직이는 거리</translation>
    </message>
    <message>
        <source>place</source>
        <translation>위치</translation>
    </message>
    <message>
        <source>gradient</source>
        <translation>기울기</translation>
    </message>
    <message>
        <source>Hessian</source>
        <translation>헤세 행렬</translation>
    </message>
    <message>
        <source>{name} along</source>
        <translation>{name} 방향</translation>
    </message>
    <message>
        <source>No rule takes part.</source>
        <translation>함께 보는 방법이 없습니다.</translation>
    </message>
    <message>
        <source>Nowhere: the function has no value there.</source>
        <translation>어디에도 없습니다: 그곳에는 함숫값이 없습니다.</translation>
    </message>
    <message>
        <source>Nowhere: the rule has diverged.</source>
        <translation>어디에도 없습니다: 이 방법은 발산했습니다.</translation>
    </message>
    <message>
        <source>Steps until it is further than 1 from the saddle at {place}:</source>
        <translation>{place}에 있는 안장점에서 1보다 멀어질 때까지의 단계 수:</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>아직</translation>
    </message>
    <message>
        <source>Level, but no minimum: it bends downward one way, and a ball stays only because the gradient along that way is exactly 0.</source>
        <translation>평평하지만 극소점이 아닙니다: 한쪽으로 아래로 굽고, 그쪽 기울기가 정확히 0이기 때문에 공이 머물 뿐입니다.</translation>
    </message>
    <message>
        <source>Level, but how it bends is not known: nobody can tell what it is.</source>
        <translation>평평하지만 얼마나 굽었는지 알 수 없습니다: 어떤 곳인지 말할 수 없습니다.</translation>
    </message>
</context>
<context>
    <name>DescentPlayback</name>
    <message>
        <source>Playback</source>
        <translation>재생</translation>
    </message>
    <message>
        <source>Play the descent, or go step by step.</source>
        <translation>경사하강을 재생하거나 한 단계씩 봅니다.</translation>
    </message>
    <message>
        <source>step {step} / {steps}</source>
        <translation>단계 {step} / {steps}</translation>
    </message>
    <message>
        <source>step {step} / {steps}, {done} computed</source>
        <translation>단계 {step} / {steps}, {done}까지 계산함</translation>
    </message>
</context>
<context>
    <name>DescentPreset</name>
    <message>
        <source>Saddle: on the ridge</source>
        <translation>안장점: 능선 위</translation>
    </message>
    <message>
        <source>On the ridge the slope to the side is exactly 0: every rule ends at the saddle and stays.</source>
        <translation>능선 위에서는 옆으로의 기울기가 정확히 0입니다. 모든 방법이 안장점에 가서 머뭅니다.</translation>
    </message>
    <message>
        <source>Saddle: a millionth beside</source>
        <translation>안장점: 백만분의 1 옆</translation>
    </message>
    <message>
        <source>Steps to get 1 away from the ridge: gradient descent 76, momentum 36, Adam 12, RMSprop 5.</source>
        <translation>능선에서 1만큼 벗어나는 데 드는 단계: 경사하강법 76, 모멘텀 36, Adam 12, RMSprop 5.</translation>
    </message>
    <message>
        <source>Saddle: noise</source>
        <translation>안장점: 잡음</translation>
    </message>
    <message>
        <source>The same ridge with noise in the slope, as between minibatches: now every rule gets off.</source>
        <translation>같은 능선에서 미니배치처럼 기울기에 잡음이 있으면 모든 방법이 벗어납니다.</translation>
    </message>
    <message>
        <source>Saddle: a slow start</source>
        <translation>안장점: 느린 출발</translation>
    </message>
    <message>
        <source>Beside a saddle there is hardly a slope: gradient descent waits, momentum and Adam leave.</source>
        <translation>안장점 옆에는 기울기가 거의 없습니다. 경사하강법은 머뭇거리고, 모멘텀과 Adam은 떠납니다.</translation>
    </message>
    <message>
        <source>Plateau</source>
        <translation>안정지대</translation>
    </message>
    <message>
        <source>Far out the slope is next to nothing: Adam steps out at once, gradient descent last.</source>
        <translation>바깥쪽은 기울기가 거의 0입니다. Adam은 바로 나아가고 경사하강법은 가장 늦습니다.</translation>
    </message>
    <message>
        <source>Two bowls</source>
        <translation>두 그릇</translation>
    </message>
    <message>
        <source>Gradient descent and RMSprop stay in the shallow bowl; momentum and Adam roll on.</source>
        <translation>경사하강법과 RMSprop은 얕은 그릇에 머물고, 모멘텀과 Adam은 깊은 그릇까지 굴러갑니다.</translation>
    </message>
    <message>
        <source>Ripples</source>
        <translation>물결</translation>
    </message>
    <message>
        <source>A ring valley holds gradient descent and RMSprop; momentum and Adam get to the middle.</source>
        <translation>고리 모양 골짜기에 경사하강법과 RMSprop은 갇히고, 모멘텀과 Adam은 가운데까지 갑니다.</translation>
    </message>
    <message>
        <source>Hills</source>
        <translation>언덕</translation>
    </message>
    <message>
        <source>All four go around the hills to one minimum; momentum and Adam in half the steps.</source>
        <translation>네 방법 모두 언덕을 돌아 같은 최저점에 이릅니다. 모멘텀과 Adam은 절반의 단계로 갑니다.</translation>
    </message>
    <message>
        <source>Rate 0.1: monotone</source>
        <translation>학습률 0.1: 단조</translation>
    </message>
    <message>
        <source>Below 0.5 it comes from one side, in ever shorter steps; each leaves 80 % of the error.</source>
        <translation>0.5보다 작으면 한쪽에서 점점 짧은 걸음으로 다가갑니다. 한 걸음마다 오차의 80 %가 남습니다.</translation>
    </message>
    <message>
        <source>Rate 0.5: one step</source>
        <translation>학습률 0.5: 한 걸음</translation>
    </message>
    <message>
        <source>At 0.5, which is 1 divided by the curvature, the first step ends at the minimum.</source>
        <translation>학습률이 0.5, 곧 1 ÷ 곡률이면 첫걸음에 최저점에 도착합니다.</translation>
    </message>
    <message>
        <source>Rate 0.9: zig-zag</source>
        <translation>학습률 0.9: 지그재그</translation>
    </message>
    <message>
        <source>Each step crosses to the other side and leaves 80 % of the error: no faster than 0.1.</source>
        <translation>한 걸음마다 반대편으로 건너가고 오차의 80 %가 남습니다. 0.1보다 빠르지 않습니다.</translation>
    </message>
    <message>
        <source>Rate 1: to and fro</source>
        <translation>학습률 1: 왔다 갔다</translation>
    </message>
    <message>
        <source>0, 10, 0, 10: at 1 each step ends as far away as it began, for ever.</source>
        <translation>0, 10, 0, 10: 학습률 1에서는 한 걸음을 가도 거리가 그대로입니다. 끝없이 되풀이됩니다.</translation>
    </message>
    <message>
        <source>Rate 1.01: diverging</source>
        <translation>학습률 1.01: 발산</translation>
    </message>
    <message>
        <source>Only 1 % more, and each step ends 2 % further away: after 100 steps w = −31.2.</source>
        <translation>1 %만 더 커도 한 걸음마다 2 %씩 멀어집니다. 100단계 뒤에는 w = −31.2입니다.</translation>
    </message>
    <message>
        <source>Ravine: gradient descent</source>
        <translation>협곡: 경사하강법</translation>
    </message>
    <message>
        <source>It zig-zags across and creeps along: one learning rate for curvatures 20 times apart.</source>
        <translation>협곡을 가로질러 지그재그로 튀고, 협곡을 따라서는 기어갑니다. 20배 다른 두 곡률에 학습률은 하나뿐입니다.</translation>
    </message>
    <message>
        <source>Ravine: four rules</source>
        <translation>협곡: 네 가지 방법</translation>
    </message>
    <message>
        <source>Momentum rolls along, Adagrad and Adam measure both directions: the zig-zag is gone.</source>
        <translation>모멘텀은 협곡을 따라 구르고, Adagrad와 Adam은 두 방향을 따로 잽니다. 지그재그가 사라집니다.</translation>
    </message>
    <message>
        <source>Rosenbrock: curved valley</source>
        <translation>로젠브록: 굽은 골짜기</translation>
    </message>
    <message>
        <source>All are soon in the valley; along it only momentum gets there, the other two creep.</source>
        <translation>모두 곧 골짜기에 들어옵니다. 골짜기를 따라 끝까지 가는 것은 모멘텀뿐이고, 나머지 둘은 기어갑니다.</translation>
    </message>
    <message>
        <source>Momentum: critical</source>
        <translation>모멘텀: 임계값</translation>
    </message>
    <message>
        <source>With β = (1 − √0.2)² ≈ 0.31 it comes within 0.01 in half the steps, and does not swing.</source>
        <translation>β = (1 − √0.2)² ≈ 0.31이면 절반의 단계로 0.01 안에 들어오고 흔들리지 않습니다.</translation>
    </message>
    <message>
        <source>Momentum 0.9: swinging</source>
        <translation>모멘텀 0.9: 흔들림</translation>
    </message>
    <message>
        <source>With β = 0.9 it rolls past the minimum and swings; Nesterov looks ahead and swings less.</source>
        <translation>β = 0.9이면 최저점을 지나쳐 흔들립니다. 네스테로프는 앞을 내다보아 덜 흔들립니다.</translation>
    </message>
    <message>
        <source>Momentum: rate 1.89</source>
        <translation>모멘텀: 학습률 1.89</translation>
    </message>
    <message>
        <source>Gradient descent diverges above 1; with β = 0.9 everything below 1.9 still converges.</source>
        <translation>경사하강법은 1이 넘으면 발산합니다. β = 0.9이면 1.9 아래는 모두 수렴합니다.</translation>
    </message>
    <message>
        <source>Note 004: 1 step</source>
        <translation>노트 004: 1단계</translation>
    </message>
    <message>
        <source>The slope at 0 is −10, so the first step is 0.01 × 10: w = 0.1.</source>
        <translation>0에서 기울기가 −10이므로 첫걸음은 0.01 × 10, 곧 w = 0.1입니다.</translation>
    </message>
    <message>
        <source>Note 004: 1,001 steps</source>
        <translation>노트 004: 1,001단계</translation>
    </message>
    <message>
        <source>Each step leaves 98 % of the error: after 1,001 of them w = 4.99999999.</source>
        <translation>한 걸음마다 오차의 98 %가 남습니다. 1,001번 뒤에는 w = 4.99999999입니다.</translation>
    </message>
</context>
<context>
    <name>DescentPresets</name>
    <message>
        <source>Examples</source>
        <translation>예제</translation>
    </message>
    <message>
        <source>One click each; the sentence says what to look for.</source>
        <translation>클릭 한 번으로 봅니다. 무엇을 볼지 문장이 알려 줍니다.</translation>
    </message>
</context>
<context>
    <name>DescentProgress</name>
    <message>
        <source>Height</source>
        <translation>함숫값</translation>
    </message>
    <message>
        <source>How low each rule has come; click for a step, frame to zoom.</source>
        <translation>각 방법이 얼마나 낮은 곳에 이르렀는지 봅니다. 누르면 그 단계로, 틀을 끌면 확대합니다.</translation>
    </message>
</context>
<context>
    <name>DescentRegimes</name>
    <message>
        <source>Monotone: each step leaves {share} of the error</source>
        <translation>단조: 한 걸음마다 오차의 {share}가 남습니다</translation>
    </message>
    <message>
        <source>One step: the first one ends at the minimum</source>
        <translation>한 걸음: 첫걸음에 최저점에 도착합니다</translation>
    </message>
    <message>
        <source>Swinging: each step leaves {share} of the error on average</source>
        <translation>흔들림: 한 걸음마다 평균적으로 오차의 {share}가 남습니다</translation>
    </message>
    <message>
        <source>Zig-zag: each step leaves {share} of the error, on the other side</source>
        <translation>지그재그: 한 걸음마다 반대편에 오차의 {share}가 남습니다</translation>
    </message>
    <message>
        <source>To and fro: for ever as far away, on the other side</source>
        <translation>왔다 갔다: 끝없이 같은 거리의 반대편</translation>
    </message>
    <message>
        <source>Diverging: each step makes {share} of the error</source>
        <translation>발산: 한 걸음마다 오차가 {share}로 커집니다</translation>
    </message>
    <message>
        <source>So it is without noise and with a constant learning rate.</source>
        <translation>잡음이 없고 학습률이 일정할 때의 이야기입니다.</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>학습률</translation>
    </message>
    <message>
        <source>How much of the error each step leaves, rate by rate.</source>
        <translation>학습률마다 한 걸음에 오차가 얼마나 남는지 봅니다.</translation>
    </message>
    <message>
        <source>Set critical β</source>
        <translation>임계 β로</translation>
    </message>
    <message>
        <source>Give momentum the β that comes to rest soonest: (1 − √(η · curvature))²</source>
        <translation>모멘텀에 가장 빨리 멈추는 β를 줍니다: (1 − √(η · 곡률))²</translation>
    </message>
    <message>
        <source>Learning rate of {rule}</source>
        <translation>{rule} 학습률</translation>
    </message>
    <message>
        <source>How far one step goes; a number above 0</source>
        <translation>한 걸음이 얼마나 가는지, 0보다 큰 수</translation>
    </message>
    <message>
        <source>The curve is what a step leaves of the error at each learning rate. Drag, or use the arrow keys; the bounds can be met exactly.</source>
        <translation>곡선은 학습률마다 한 걸음에 오차가 얼마나 남는지를 나타냅니다. 끌거나 화살표 키를 쓰세요. 경계값에 정확히 맞출 수 있습니다.</translation>
    </message>
    <message>
        <source>β = {beta} converges below {bound}, critical β = {critical}</source>
        <translation>β = {beta}: {bound} 아래에서 수렴, 임계 β = {critical}</translation>
    </message>
    <message>
        <source>β = {beta} converges below {bound}</source>
        <translation>β = {beta}: {bound} 아래에서 수렴합니다</translation>
    </message>
    <message>
        <source>No minimum here is round as a parabola&apos;s: there are no such bounds.</source>
        <translation>여기에는 포물선처럼 둥근 최저점이 없어 이런 경계도 없습니다.</translation>
    </message>
    <message>
        <source>Near the minimum ({place}), where it is steepest (curvature {bend}).</source>
        <translation>최저점 ({place}) 근처, 가장 가파른 방향(곡률 {bend})의 이야기입니다.</translation>
    </message>
    <message>
        <source>Toward the saddle (curvature {bend}); away from it every rate goes on for ever.</source>
        <translation>안장점 쪽 방향(곡률 {bend})입니다. 멀어지는 방향으로는 어떤 학습률로도 끝없이 내려갑니다.</translation>
    </message>
    <message>
        <source>Along the steepest direction (curvature {bend}).</source>
        <translation>가장 가파른 방향(곡률 {bend})의 이야기입니다.</translation>
    </message>
</context>
<context>
    <name>DescentRules</name>
    <message>
        <source>Rules</source>
        <translation>최적화 방법</translation>
    </message>
    <message>
        <source>All</source>
        <translation>모두</translation>
    </message>
    <message>
        <source>Let every rule take part</source>
        <translation>모든 방법을 함께 봅니다</translation>
    </message>
    <message>
        <source>None</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>Let no rule take part</source>
        <translation>아무 방법도 보지 않습니다</translation>
    </message>
    <message>
        <source>rule</source>
        <translation>방법</translation>
    </message>
    <message>
        <source>Click a row to look closely at its rule.</source>
        <translation>줄을 누르면 자세히 봅니다.</translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation>학습률</translation>
    </message>
</context>
<context>
    <name>DescentScript</name>
    <message>
        <source>Keras code</source>
        <translation>Keras 코드</translation>
    </message>
    <message>
        <source>Today: Keras 3</source>
        <translation>오늘날: Keras 3</translation>
    </message>
    <message>
        <source>This surface cannot be written as a program here.</source>
        <translation>이 함수는 여기에서 프로그램으로 적을 수 없습니다.</translation>
    </message>
    <message>
        <source>This race today, and how note 004 once wrote its own.</source>
        <translation>이 경주의 오늘날 코드와, 노트 004의 옛 코드입니다.</translation>
    </message>
    <message>
        <source>Note 004: TensorFlow 1, runs no longer</source>
        <translation>노트 004: TensorFlow 1, 이제 실행되지 않음</translation>
    </message>
    <message>
        <source>A complete Python program for this race</source>
        <translation>이 경주 그대로의 완전한 파이썬 프로그램</translation>
    </message>
    <message>
        <source>As in note 004: TensorFlow 2 has neither sessions nor this optimizer; today every line is computed at once</source>
        <translation>노트 004의 코드입니다. TensorFlow 2에는 세션도 이 옵티마이저도 없으며, 이제는 모든 줄이 바로 계산됩니다</translation>
    </message>
</context>
<context>
    <name>DescentSettings</name>
    <message>
        <source>Settings</source>
        <translation>설정</translation>
    </message>
    <message>
        <source>Where the descent begins.</source>
        <translation>경사하강을 시작하는 곳입니다.</translation>
    </message>
    <message>
        <source>Surface</source>
        <translation>함수</translation>
    </message>
    <message>
        <source>The function whose lowest place is looked for</source>
        <translation>가장 낮은 곳을 찾을 함수</translation>
    </message>
    <message>
        <source>Where every rule begins; a click into the picture sets it too</source>
        <translation>모든 방법의 시작점. 그림을 클릭해도 됩니다</translation>
    </message>
    <message>
        <source>Start {name}</source>
        <translation>시작점 {name}</translation>
    </message>
    <message>
        <source>Drawn</source>
        <translation>그리는 범위</translation>
    </message>
    <message>
        <source>What part of the surface is drawn: from … to</source>
        <translation>함수에서 그리는 부분: 시작 … 끝</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>단계 수</translation>
    </message>
    <message>
        <source>How many steps every rule takes, 1 to {most}</source>
        <translation>방법마다 나아가는 단계 수, 1~{most}</translation>
    </message>
</context>
<context>
    <name>DescentSolid</name>
    <message>
        <source>In three dimensions</source>
        <translation>3차원으로 보기</translation>
    </message>
    <message>
        <source>Drag to turn it; click to begin somewhere else.</source>
        <translation>끌면 돌아가고, 누르면 그곳에서 시작합니다.</translation>
    </message>
    <message>
        <source>The surface in three dimensions</source>
        <translation>3차원으로 본 곡면</translation>
    </message>
    <message>
        <source>Drag or the arrow keys turn it, the wheel, + and − zoom; 0 or a double click shows it as at first</source>
        <translation>끌거나 화살표 키로 돌리고, 휠이나 +, −로 확대·축소합니다. 0이나 더블 클릭으로 처음 모습이 됩니다</translation>
    </message>
    <message>
        <source>A function of one number is a curve: it has no third dimension.</source>
        <translation>수 하나의 함수는 곡선이라서 세 번째 차원이 없습니다.</translation>
    </message>
    <message>
        <source>The function has no height anywhere here.</source>
        <translation>이 범위에는 함숫값이 있는 곳이 없습니다.</translation>
    </message>
    <message>
        <source>Logarithmic heights: × {ratio} from line to line</source>
        <translation>로그 높이: 선마다 × {ratio}</translation>
    </message>
</context>
<context>
    <name>DescentSteps</name>
    <message>
        <source>Steps</source>
        <translation>단계</translation>
    </message>
    <message>
        <source>Every step in numbers; a click on a row goes there.</source>
        <translation>모든 단계를 수로 봅니다. 줄을 클릭하면 그 단계로 갑니다.</translation>
    </message>
    <message>
        <source>diverged</source>
        <translation>발산함</translation>
    </message>
    <message>
        <source>no value</source>
        <translation>값 없음</translation>
    </message>
    <message>
        <source>A click or the arrow keys go to another step</source>
        <translation>클릭하거나 화살표 키를 누르면 다른 단계로 갑니다</translation>
    </message>
    <message>
        <source>step</source>
        <translation>단계</translation>
    </message>
    <message>
        <source>slope</source>
        <translation>기울기</translation>
    </message>
    <message>
        <source>next step</source>
        <translation>다음 걸음</translation>
    </message>
</context>
<context>
    <name>DescentTangent</name>
    <message>
        <source>slope {slope}</source>
        <translation>기울기 {slope}</translation>
    </message>
    <message>
        <source>step {length}</source>
        <translation>걸음 {length}</translation>
    </message>
</context>
<context>
    <name>DescentTools</name>
    <message>
        <source>Save every step of every rule: places, heights, slopes</source>
        <translation>모든 방법의 모든 단계를 저장합니다: 위치, 함숫값, 기울기</translation>
    </message>
</context>
<context>
    <name>Digit</name>
    <message>
        <source>The images are numbered 0 to {last}.</source>
        <translation>이미지 번호는 0부터 {last}까지입니다.</translation>
    </message>
</context>
<context>
    <name>DigitPanel</name>
    <message>
        <source>Digit</source>
        <translation>숫자</translation>
    </message>
    <message>
        <source>The network&apos;s input.</source>
        <translation>신경망의 입력.</translation>
    </message>
    <message>
        <source>Previous image</source>
        <translation>이전 이미지</translation>
    </message>
    <message>
        <source>Next image</source>
        <translation>다음 이미지</translation>
    </message>
    <message>
        <source>Any image</source>
        <translation>아무 이미지나</translation>
    </message>
    <message>
        <source>Draw a digit yourself</source>
        <translation>숫자 직접 그리기</translation>
    </message>
    <message>
        <source>Take a new sheet</source>
        <translation>새 종이</translation>
    </message>
    <message>
        <source>Number of the test image</source>
        <translation>테스트 이미지 번호</translation>
    </message>
    <message>
        <source>Draw a digit here with the mouse</source>
        <translation>여기에 마우스로 숫자를 그리세요</translation>
    </message>
    <message>
        <source>What the network sees: your drawing, scaled to 20 × 20 and centred by mass</source>
        <translation>신경망이 보는 모습: 그림을 20 × 20으로 줄이고 무게중심을 가운데로 옮겼습니다</translation>
    </message>
    <message>
        <source>Draw a digit with the mouse.</source>
        <translation>마우스로 숫자를 그리세요.</translation>
    </message>
    <message>
        <source>The images are being read…</source>
        <translation>이미지를 읽는 중…</translation>
    </message>
    <message>
        <source>The network gives no numbers.</source>
        <translation>신경망의 출력이 수가 아닙니다.</translation>
    </message>
    <message>
        <source>The network says {answer}.</source>
        <translation>신경망의 답: {answer}</translation>
    </message>
    <message>
        <source>Label {label}, answer {answer} {mark}</source>
        <translation>정답 {label}, 답 {answer} {mark}</translation>
    </message>
</context>
<context>
    <name>DomainBox</name>
    <message>
        <source>{name} from</source>
        <translation>{name} 시작</translation>
    </message>
    <message>
        <source>{name} to</source>
        <translation>{name} 끝</translation>
    </message>
    <message>
        <source>Find range</source>
        <translation>범위 찾기</translation>
    </message>
    <message>
        <source>Draw the part in which there is something to be seen</source>
        <translation>볼 것이 있는 부분을 그립니다</translation>
    </message>
    <message>
        <source>Where the picture begins and ends</source>
        <translation>그림이 시작하고 끝나는 곳</translation>
    </message>
</context>
<context>
    <name>DrawnRange</name>
    <message>
        <source>What is drawn may reach from {low} to {high}.</source>
        <translation>그리는 범위는 {low}부터 {high}까지입니다.</translation>
    </message>
    <message>
        <source>{name} must end at a larger number than it begins with.</source>
        <translation>{name}의 끝은 시작보다 큰 수여야 합니다.</translation>
    </message>
    <message>
        <source>{name} must reach over a wider range.</source>
        <translation>{name}의 범위가 더 넓어야 합니다.</translation>
    </message>
    <message>
        <source>The function has no finite value there.</source>
        <translation>그 범위에는 함수의 유한한 값이 없습니다.</translation>
    </message>
</context>
<context>
    <name>ErrorDialog</name>
    <message>
        <source>Something unexpected happened</source>
        <translation>예상하지 못한 일이 일어났습니다</translation>
    </message>
    <message>
        <source>Something unexpected happened; you can go on. The details are in {file}.</source>
        <translation>예상하지 못한 일이 일어났지만 계속할 수 있습니다. 자세한 내용은 {file}에 있습니다.</translation>
    </message>
</context>
<context>
    <name>EventFiles</name>
    <message>
        <source>{folder} is not empty: choose an empty folder.</source>
        <translation>{folder} 폴더가 비어 있지 않습니다. 빈 폴더를 고르세요.</translation>
    </message>
    <message>
        <source>The run cannot be saved in {folder}: {reason}.</source>
        <translation>훈련을 {folder} 폴더에 저장할 수 없습니다: {reason}.</translation>
    </message>
    <message>
        <source>Saved. It opens by: tensorboard --logdir &quot;{folder}&quot;</source>
        <translation>저장했습니다. 여는 명령: tensorboard --logdir &quot;{folder}&quot;</translation>
    </message>
</context>
<context>
    <name>Expression</name>
    <message>
        <source>With its slopes this formula takes {count} operations; {most} are possible.</source>
        <translation>이 수식은 기울기까지 계산하는 데 연산이 {count}번 필요합니다. {most}번까지 됩니다.</translation>
    </message>
    <message>
        <source>No finite value of this function can be found.</source>
        <translation>이 함수에는 유한한 값이 없습니다.</translation>
    </message>
    <message>
        <source>A formula may have {most} characters; this one has {count}.</source>
        <translation>수식은 {most}자까지 쓸 수 있는데, 이 수식은 {count}자입니다.</translation>
    </message>
    <message>
        <source>Only what stands right of “=” belongs here.</source>
        <translation>여기에는 “=”의 오른쪽만 쓰세요.</translation>
    </message>
    <message>
        <source>A formula of w, or of x and y, is needed here.</source>
        <translation>여기에는 w의 수식이나 x와 y의 수식이 필요합니다.</translation>
    </message>
    <message>
        <source>Neither w nor x nor y occurs in this formula.</source>
        <translation>이 수식에는 w도 x도 y도 없습니다.</translation>
    </message>
    <message>
        <source>Nothing can be divided by 0.</source>
        <translation>0으로 나눌 수 없습니다.</translation>
    </message>
    <message>
        <source>A number, a variable or a function is missing here.</source>
        <translation>여기에 숫자나 변수나 함수가 빠졌습니다.</translation>
    </message>
    <message>
        <source>Use w alone, or x and y.</source>
        <translation>w만 쓰거나 x와 y를 쓰세요.</translation>
    </message>
    <message>
        <source>{name} needs its value in brackets, as in {name}(x).</source>
        <translation>{name}의 값은 {name}(x)처럼 괄호 안에 쓰세요.</translation>
    </message>
    <message>
        <source>{name} needs two values or more, as in {name}(x, 0).</source>
        <translation>{name}에는 {name}(x, 0)처럼 값이 두 개 이상 필요합니다.</translation>
    </message>
    <message>
        <source>{name} takes two values, as in {name}(x, 2).</source>
        <translation>{name}에는 {name}(x, 2)처럼 값이 두 개 필요합니다.</translation>
    </message>
    <message>
        <source>{name} takes one value, as in {name}(x).</source>
        <translation>{name}에는 {name}(x)처럼 값이 하나만 필요합니다.</translation>
    </message>
    <message>
        <source>Brackets and powers may stand at most {most} deep in each other.</source>
        <translation>괄호와 거듭제곱은 {most}겹까지만 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>“{text}” has no meaning in a formula.</source>
        <translation>“{text}”: 수식에서 쓰지 않는 문자입니다.</translation>
    </message>
    <message>
        <source>A comma stands between the values of max, min and pow only; decimals have a point.</source>
        <translation>쉼표는 max, min, pow의 값 사이에만 쓰고, 소수에는 점을 쓰세요.</translation>
    </message>
    <message>
        <source>A sign such as * or ^ is missing before {text}.</source>
        <translation>{text} 앞에 *나 ^ 같은 기호가 빠졌습니다.</translation>
    </message>
    <message>
        <source>“{text}” is opened here and never closed.</source>
        <translation>여기에서 연 “{text}”가 닫히지 않았습니다.</translation>
    </message>
    <message>
        <source>“{text}” closes what was never opened.</source>
        <translation>“{text}”에 짝이 되는 여는 괄호가 없습니다.</translation>
    </message>
    <message>
        <source>“{text}” is not known; is {name} meant?</source>
        <translation>“{text}”: 알 수 없는 이름입니다. {name}을(를) 쓰려고 했나요?</translation>
    </message>
    <message>
        <source>“{text}” is not known: the variables are w, or x and y.</source>
        <translation>“{text}”: 알 수 없는 이름입니다. 변수는 w, 또는 x와 y입니다.</translation>
    </message>
</context>
<context>
    <name>FileDialogs</name>
    <message>
        <source>Open a data set</source>
        <translation>데이터셋 열기</translation>
    </message>
    <message>
        <source>MNIST files (*.npz *ubyte *ubyte.gz);;All files (*)</source>
        <translation>MNIST 파일 (*.npz *ubyte *ubyte.gz);;모든 파일 (*)</translation>
    </message>
    <message>
        <source>Open a Keras model</source>
        <translation>케라스 모델 열기</translation>
    </message>
    <message>
        <source>Keras models (*.keras *.h5);;All files (*)</source>
        <translation>케라스 모델 (*.keras *.h5);;모든 파일 (*)</translation>
    </message>
    <message>
        <source>Open a session or a run</source>
        <translation>실습 기록 또는 훈련 열기</translation>
    </message>
    <message>
        <source>Sessions and runs (*.session *.run);;All files (*)</source>
        <translation>실습 기록과 훈련 (*.session *.run);;모든 파일 (*)</translation>
    </message>
    <message>
        <source>Save the network as a Keras model</source>
        <translation>신경망을 케라스 모델로 저장</translation>
    </message>
    <message>
        <source>Keras model (*.keras);;HDF5 as in note 002 (*.h5)</source>
        <translation>케라스 모델 (*.keras);;노트 002의 HDF5 (*.h5)</translation>
    </message>
    <message>
        <source>Save all runs, to go on with them another day</source>
        <translation>모든 훈련을 저장해 다른 날 이어 가기</translation>
    </message>
    <message>
        <source>Sessions (*.session)</source>
        <translation>실습 기록 (*.session)</translation>
    </message>
    <message>
        <source>Save the run for TensorBoard, in a new folder</source>
        <translation>실행을 TensorBoard용으로 새 폴더에 저장</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>모든 파일 (*)</translation>
    </message>
    <message>
        <source>Save the chart as a picture</source>
        <translation>차트를 그림으로 저장</translation>
    </message>
    <message>
        <source>Pictures (*.png)</source>
        <translation>그림 (*.png)</translation>
    </message>
    <message>
        <source>Save the chart as a drawing of any size</source>
        <translation>차트를 크기 자유로운 그림으로 저장</translation>
    </message>
    <message>
        <source>Drawings (*.svg)</source>
        <translation>그림 (*.svg)</translation>
    </message>
    <message>
        <source>Save the numbers of the run</source>
        <translation>훈련의 수를 저장</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>표 (*.csv)</translation>
    </message>
    <message>
        <source>GIF animations (*.gif)</source>
        <translation>GIF 애니메이션 (*.gif)</translation>
    </message>
    <message>
        <source>GIF animations (*.gif);;MP4 videos (*.mp4)</source>
        <translation>GIF 애니메이션 (*.gif);;MP4 동영상 (*.mp4)</translation>
    </message>
    <message>
        <source>Save the animation</source>
        <translation>애니메이션 저장</translation>
    </message>
    <message>
        <source>Save what is left of the gradient in every layer</source>
        <translation>층마다 남은 그래디언트 저장</translation>
    </message>
    <message>
        <source>Save every step of every rule</source>
        <translation>모든 방법의 모든 단계 저장</translation>
    </message>
    <message>
        <source>Save the numbers of the feature map</source>
        <translation>특징맵의 수 저장</translation>
    </message>
    <message>
        <source>Save the run, to go on with it another day</source>
        <translation>다른 날 이어 가도록 훈련을 저장</translation>
    </message>
    <message>
        <source>Runs (*.run)</source>
        <translation>훈련 (*.run)</translation>
    </message>
</context>
<context>
    <name>FileExchange</name>
    <message>
        <source>Saving the file</source>
        <translation>파일을 저장하는 중</translation>
    </message>
    <message>
        <source>Opening the file</source>
        <translation>파일을 여는 중</translation>
    </message>
</context>
<context>
    <name>FileReplacement</name>
    <message>
        <source>{file} is there already: to replace it, choose its whole name.</source>
        <translation>{file} 파일이 이미 있습니다. 덮어쓰려면 이름을 끝까지 고르세요.</translation>
    </message>
    <message>
        <source>{file} cannot be saved: {reason}.</source>
        <translation>{file}을(를) 저장할 수 없습니다: {reason}.</translation>
    </message>
</context>
<context>
    <name>FileWork</name>
    <message>
        <source>That did not work: {error}.</source>
        <translation>하지 못했습니다: {error}.</translation>
    </message>
    <message>
        <source>Given up: nothing was saved.</source>
        <translation>그만두었습니다. 저장된 것은 없습니다.</translation>
    </message>
    <message>
        <source>Saved as {file}.</source>
        <translation>{file}(으)로 저장했습니다.</translation>
    </message>
</context>
<context>
    <name>Film</name>
    <message>
        <source>An animation ends after it begins.</source>
        <translation>애니메이션의 끝은 시작보다 뒤여야 합니다.</translation>
    </message>
    <message>
        <source>An animation takes more than 0 and at most {most} seconds.</source>
        <translation>애니메이션은 0초보다 길고 {most}초를 넘지 않아야 합니다.</translation>
    </message>
</context>
<context>
    <name>FilmDialog</name>
    <message>
        <source>Given up: nothing was saved.</source>
        <translation>그만두었습니다. 저장된 것은 없습니다.</translation>
    </message>
    <message>
        <source>Save an animation</source>
        <translation>애니메이션 저장</translation>
    </message>
    <message>
        <source>Film this panel; several stand side by side</source>
        <translation>이 패널을 담습니다. 여럿이면 나란히 놓입니다</translation>
    </message>
    <message>
        <source>How much is done</source>
        <translation>진행된 정도</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>저장…</translation>
    </message>
    <message>
        <source>Choose a file, as GIF or MP4, and write it</source>
        <translation>GIF나 MP4 파일을 정하고 씁니다</translation>
    </message>
    <message>
        <source>Choose a file and write it, as GIF; with ffmpeg here, as MP4 too</source>
        <translation>GIF 파일을 정하고 씁니다. ffmpeg가 있으면 MP4도 됩니다</translation>
    </message>
    <message>
        <source>From step</source>
        <translation>처음 단계</translation>
    </message>
    <message>
        <source>Where the animation begins</source>
        <translation>애니메이션이 시작하는 곳</translation>
    </message>
    <message>
        <source>To step</source>
        <translation>마지막 단계</translation>
    </message>
    <message>
        <source>Where the animation ends</source>
        <translation>애니메이션이 끝나는 곳</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>초</translation>
    </message>
    <message>
        <source>How long it takes, up to 120; steps pass evenly</source>
        <translation>걸리는 시간, 120초까지. 단계는 고르게 지나갑니다</translation>
    </message>
    <message>
        <source>Pictures a second</source>
        <translation>초당 그림 수</translation>
    </message>
    <message>
        <source>More make it smoother, and the file larger</source>
        <translation>많을수록 부드럽고, 파일은 커집니다</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>크기</translation>
    </message>
    <message>
        <source>Of every picture, in pixels</source>
        <translation>그림 하나의 크기(픽셀)</translation>
    </message>
    <message>
        <source>1 picture</source>
        <translation>그림 1장</translation>
    </message>
    <message>
        <source>{n} pictures</source>
        <translation>그림 {n}장</translation>
    </message>
    <message>
        <source>Give up</source>
        <translation>그만두기</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Escape does so too</source>
        <translation>Esc 키로도 됩니다</translation>
    </message>
    <message>
        <source>There are steps from 0 to {last}.</source>
        <translation>단계는 0부터 {last}까지 있습니다.</translation>
    </message>
</context>
<context>
    <name>FirstLayerImages</name>
    <message>
        <source>kernel {number}</source>
        <translation>커널 {number}</translation>
    </message>
    <message>
        <source>kernels {first} to {last} of {all}</source>
        <translation>커널 {all}개 중 {first}–{last}</translation>
    </message>
    <message>
        <source>First-layer weights</source>
        <translation>첫 층의 가중치</translation>
    </message>
    <message>
        <source>Ink on blue excites a unit, ink on orange calms it.</source>
        <translation>파란 곳의 잉크는 유닛의 값을 키우고, 주황은 줄입니다.</translation>
    </message>
    <message>
        <source>The weights of the first layer, as pictures</source>
        <translation>그림으로 본 첫 층의 가중치</translation>
    </message>
    <message>
        <source>unit {number}</source>
        <translation>유닛 {number}</translation>
    </message>
    <message>
        <source>units {first} to {last} of {all}</source>
        <translation>유닛 {all}개 중 {first}–{last}</translation>
    </message>
</context>
<context>
    <name>ForwardPlayback</name>
    <message>
        <source>Forward pass</source>
        <translation>순방향 전파</translation>
    </message>
    <message>
        <source>Play the digit&apos;s way through the network.</source>
        <translation>숫자가 신경망을 지나는 과정을 재생합니다.</translation>
    </message>
    <message>
        <source>the input</source>
        <translation>입력</translation>
    </message>
    <message>
        <source>layer {layer} of {layers}</source>
        <translation>{layer} / {layers}층</translation>
    </message>
</context>
<context>
    <name>FunctionExamples</name>
    <message>
        <source>The parabola of the notes</source>
        <translation>강의 노트의 포물선</translation>
    </message>
    <message>
        <source>Two valleys, one of them lower</source>
        <translation>골짜기 두 개, 그중 하나가 더 낮음</translation>
    </message>
    <message>
        <source>A bowl: every way leads to the middle</source>
        <translation>그릇: 어느 길이든 가운데로 감</translation>
    </message>
    <message>
        <source>A ravine, steep one way and shallow the other</source>
        <translation>협곡: 한 방향은 가파르고 다른 방향은 완만함</translation>
    </message>
    <message>
        <source>Two minima and a saddle between them</source>
        <translation>극소점 두 개와 그 사이의 안장점</translation>
    </message>
    <message>
        <source>Hills and hollows without end</source>
        <translation>끝없이 이어지는 언덕과 웅덩이</translation>
    </message>
    <message>
        <source>Kinks: the slope never becomes small</source>
        <translation>꺾인 곳: 기울기가 작아지지 않음</translation>
    </message>
    <message>
        <source>A kink along a line, and level at the bottom</source>
        <translation>직선을 따라 꺾이고, 바닥은 평평함</translation>
    </message>
    <message>
        <source>The farther out, the weaker the slope</source>
        <translation>가운데에서 멀수록 기울기가 완만함</translation>
    </message>
    <message>
        <source>No value outside a circle</source>
        <translation>원 밖에는 함숫값이 없음</translation>
    </message>
</context>
<context>
    <name>GradientTools</name>
    <message>
        <source>Save every layer: the product of slopes, and ‖dW‖ and ‖dz‖ of the network</source>
        <translation>층마다 저장: 기울기의 곱, 그리고 신경망의 ‖dW‖와 ‖dz‖</translation>
    </message>
</context>
<context>
    <name>HomePage</name>
    <message>
        <source>Home</source>
        <translation>홈</translation>
    </message>
</context>
<context>
    <name>Initialiser</name>
    <message>
        <source>Between ±√(6 / (inputs + units))</source>
        <translation>±√(6 / (입력 + 유닛)) 사이</translation>
    </message>
    <message>
        <source>Normal, deviation √(2 / (inputs + units))</source>
        <translation>정규분포, 표준편차 √(2 / (입력 + 유닛))</translation>
    </message>
    <message>
        <source>Between ±√(6 / inputs)</source>
        <translation>±√(6 / 입력) 사이</translation>
    </message>
    <message>
        <source>Normal, deviation √(2 / inputs)</source>
        <translation>정규분포, 표준편차 √(2 / 입력)</translation>
    </message>
    <message>
        <source>Between ±√(3 / inputs)</source>
        <translation>±√(3 / 입력) 사이</translation>
    </message>
    <message>
        <source>Normal, deviation √(1 / inputs)</source>
        <translation>정규분포, 표준편차 √(1 / 입력)</translation>
    </message>
    <message>
        <source>Between ±0.05</source>
        <translation>±0.05 사이</translation>
    </message>
    <message>
        <source>Normal, deviation 0.05</source>
        <translation>정규분포, 표준편차 0.05</translation>
    </message>
    <message>
        <source>Between 0 and 1, as np.random.rand in note 001</source>
        <translation>0과 1 사이, 노트 001의 np.random.rand처럼</translation>
    </message>
    <message>
        <source>All 0: then all units of a layer stay the same</source>
        <translation>모두 0: 한 층의 유닛이 모두 똑같이 남습니다</translation>
    </message>
</context>
<context>
    <name>KerasScript</name>
    <message>
        <source>Keras code</source>
        <translation>케라스 코드</translation>
    </message>
    <message>
        <source>The same training, to run anywhere.</source>
        <translation>같은 훈련을 어디서나 돌립니다.</translation>
    </message>
    <message>
        <source>A complete Python program for these settings</source>
        <translation>이 설정 그대로의 완전한 파이썬 프로그램</translation>
    </message>
</context>
<context>
    <name>Kernel</name>
    <message>
        <source>Box blur</source>
        <translation>상자 흐림</translation>
    </message>
    <message>
        <source>The mean of nine numbers: edges become soft.</source>
        <translation>아홉 수의 평균입니다. 가장자리가 부드러워집니다.</translation>
    </message>
    <message>
        <source>Gaussian blur</source>
        <translation>가우스 흐림</translation>
    </message>
    <message>
        <source>A mean in which the middle counts most; all weights together are 1.</source>
        <translation>가운데를 가장 크게 치는 평균입니다. 가중치의 합은 1입니다.</translation>
    </message>
    <message>
        <source>Emboss</source>
        <translation>엠보스</translation>
    </message>
    <message>
        <source>Lower right minus upper left, and the image itself: a relief, as if lit from a corner.</source>
        <translation>오른쪽 아래에서 왼쪽 위를 빼고 이미지를 더합니다. 한쪽에서 빛을 비춘 돋을새김 같습니다.</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>항등</translation>
    </message>
    <message>
        <source>A 1 in the middle: every number stays as it is.</source>
        <translation>가운데만 1입니다. 모든 수가 그대로입니다.</translation>
    </message>
    <message>
        <source>Laplacian</source>
        <translation>라플라시안</translation>
    </message>
    <message>
        <source>The four neighbours minus four times the middle: 0 where it is even, so only edges stay.</source>
        <translation>이웃 넷에서 가운데의 네 배를 뺍니다. 고른 곳은 0이 되어 가장자리만 남습니다.</translation>
    </message>
    <message>
        <source>Prewitt x</source>
        <translation>프리윗 x</translation>
    </message>
    <message>
        <source>Right minus left, all three rows alike: upright edges.</source>
        <translation>오른쪽에서 왼쪽을 뺍니다. 세 줄이 똑같습니다. 세로 가장자리를 찾습니다.</translation>
    </message>
    <message>
        <source>Prewitt y</source>
        <translation>프리윗 y</translation>
    </message>
    <message>
        <source>Below minus above, all three columns alike: level edges.</source>
        <translation>아래에서 위를 뺍니다. 세 칸이 똑같습니다. 가로 가장자리를 찾습니다.</translation>
    </message>
    <message>
        <source>Sharpen</source>
        <translation>선명하게</translation>
    </message>
    <message>
        <source>The image minus its Laplacian: what differs from its neighbours differs more.</source>
        <translation>이미지에서 라플라시안을 뺍니다. 이웃과 다른 곳이 더 달라집니다.</translation>
    </message>
    <message>
        <source>Sobel x</source>
        <translation>소벨 x</translation>
    </message>
    <message>
        <source>Right minus left: large where the numbers grow to the right, at upright edges.</source>
        <translation>오른쪽에서 왼쪽을 뺍니다. 오른쪽으로 수가 커지는 세로 가장자리에서 큽니다.</translation>
    </message>
    <message>
        <source>Sobel y</source>
        <translation>소벨 y</translation>
    </message>
    <message>
        <source>Below minus above: large where the numbers grow downwards, at level edges.</source>
        <translation>아래에서 위를 뺍니다. 아래로 수가 커지는 가로 가장자리에서 큽니다.</translation>
    </message>
</context>
<context>
    <name>KeyDialog</name>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Back to the program (Escape)</source>
        <translation>프로그램으로 돌아갑니다 (Escape)</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Run, pause, go on: the training, or the race on its page</source>
        <translation>훈련 시작, 일시 정지, 계속 (최적화 화면에서는 경주)</translation>
    </message>
    <message>
        <source>When to pause</source>
        <translation>일시 정지할 때 정하기</translation>
    </message>
    <message>
        <source>Train one batch, ten batches</source>
        <translation>배치 하나, 배치 열 개 훈련</translation>
    </message>
    <message>
        <source>Train one epoch</source>
        <translation>에포크 하나 훈련</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>멈춤</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>초기화</translation>
    </message>
    <message>
        <source>Go on from the moment on screen, as a branch</source>
        <translation>화면의 순간에서 갈라져 이어 가기</translation>
    </message>
    <message>
        <source>Play or pause the animation</source>
        <translation>애니메이션 재생·일시 정지</translation>
    </message>
    <message>
        <source>One step back or forward</source>
        <translation>한 단계 뒤로·앞으로</translation>
    </message>
    <message>
        <source>Undo, redo</source>
        <translation>실행 취소, 다시 실행</translation>
    </message>
    <message>
        <source>Open data</source>
        <translation>데이터 열기</translation>
    </message>
    <message>
        <source>Save the session</source>
        <translation>실습 기록 저장</translation>
    </message>
    <message>
        <source>Save or open a model</source>
        <translation>모델 저장, 열기</translation>
    </message>
    <message>
        <source>Change the page</source>
        <translation>페이지 바꾸기</translation>
    </message>
    <message>
        <source>Back to all panels</source>
        <translation>모든 패널로 돌아가기</translation>
    </message>
    <message>
        <source>Larger or smaller text</source>
        <translation>글자 크게·작게</translation>
    </message>
    <message>
        <source>These keys</source>
        <translation>이 단축키 표</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>메뉴</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>전체 화면</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>끝내기</translation>
    </message>
</context>
<context>
    <name>KnownName</name>
    <message>
        <source>“{name}” is not one of {names}.</source>
        <translation>“{name}”은(는) 다음 중 하나가 아닙니다: {names}.</translation>
    </message>
</context>
<context>
    <name>LayerChart</name>
    <message>
        <source>layers back from the output</source>
        <translation>출력에서 거슬러 간 층 수</translation>
    </message>
    <message>
        <source>layer {layer}: {number}</source>
        <translation>층 {layer}: {number}</translation>
    </message>
</context>
<context>
    <name>LayerEditor</name>
    <message>
        <source>Change the network</source>
        <translation>신경망 바꾸기</translation>
    </message>
    <message>
        <source>Another network begins untrained.</source>
        <translation>다른 신경망은 처음부터 시작합니다.</translation>
    </message>
    <message>
        <source>What training makes smaller, and Keras&apos;s name of it</source>
        <translation>훈련이 줄이는 값과 그 케라스 이름</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>층</translation>
    </message>
    <message>
        <source>activation</source>
        <translation>활성화</translation>
    </message>
    <message>
        <source>dropout</source>
        <translation>드롭아웃</translation>
    </message>
    <message>
        <source>One more {kind}, where it belongs</source>
        <translation>{kind} 층을 알맞은 자리에 하나 더 넣습니다</translation>
    </message>
    <message>
        <source>units</source>
        <translation>유닛</translation>
    </message>
    <message>
        <source>kernels</source>
        <translation>커널</translation>
    </message>
    <message>
        <source>pool size</source>
        <translation>풀 크기</translation>
    </message>
    <message>
        <source>As in the preset</source>
        <translation>프리셋대로</translation>
    </message>
    <message>
        <source>Back to the layers of the network chosen above</source>
        <translation>위에서 고른 신경망의 층으로 되돌립니다</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>kernel size</source>
        <translation>커널 크기</translation>
    </message>
    <message>
        <source>Units, kernels or pool size of layer {number}</source>
        <translation>{number}층의 유닛 수, 커널 수 또는 풀 크기</translation>
    </message>
    <message>
        <source>Kernel size of layer {number}: so many pixels wide and high</source>
        <translation>{number}층의 커널 크기: 가로와 세로 픽셀 수</translation>
    </message>
    <message>
        <source>Activation of layer {number}</source>
        <translation>{number}층의 활성화 함수</translation>
    </message>
    <message>
        <source>Share of the outputs of layer {number} left out at random while it learns</source>
        <translation>학습하는 동안 {number}층 출력에서 무작위로 빼는 비율</translation>
    </message>
    <message>
        <source>Take layer {number} away</source>
        <translation>{number}층을 없앱니다</translation>
    </message>
</context>
<context>
    <name>LayerPlan</name>
    <message>
        <source>A layer is described in a way unknown here.</source>
        <translation>층이 여기서 알 수 없는 방식으로 적혀 있습니다.</translation>
    </message>
    <message>
        <source>A network has 1 to {most} layers.</source>
        <translation>신경망의 층은 1개에서 {most}개까지입니다.</translation>
    </message>
    <message>
        <source>Convolution and pooling come before the first dense layer.</source>
        <translation>합성곱 층과 풀링 층은 첫 번째 밀집층보다 앞에 옵니다.</translation>
    </message>
    <message>
        <source>The last layer is dense and has ten units, one a digit.</source>
        <translation>마지막 층은 밀집층이고, 숫자마다 하나씩 유닛이 열 개입니다.</translation>
    </message>
    <message>
        <source>The last layer gives probabilities: softmax without dropout.</source>
        <translation>마지막 층은 확률을 냅니다. 드롭아웃 없이 softmax를 씁니다.</translation>
    </message>
    <message>
        <source>An image of {height} × {width} is too small for a window of {side} × {side}.</source>
        <translation>{height} × {width} 이미지는 {side} × {side} 창보다 작습니다.</translation>
    </message>
    <message>
        <source>{count} weights are too many: up to {most} fit here.</source>
        <translation>가중치 {count}개는 너무 많습니다. 여기서는 {most}개까지 됩니다.</translation>
    </message>
    <message>
        <source>A dropout is from 0 to below 1, not {value}.</source>
        <translation>드롭아웃은 0 이상 1 미만이어야 하며 {value}일 수 없습니다.</translation>
    </message>
    <message>
        <source>Units, kernels and sizes are whole numbers from 1 up, not {value}.</source>
        <translation>유닛 수, 커널 수, 크기는 1 이상의 정수여야 하며 {value}일 수 없습니다.</translation>
    </message>
    <message>
        <source>A convolution has up to {most} kernels here.</source>
        <translation>여기서 합성곱 층의 커널은 {most}개까지입니다.</translation>
    </message>
    <message>
        <source>There is no activation named {name}.</source>
        <translation>{name}라는 활성화 함수는 없습니다.</translation>
    </message>
</context>
<context>
    <name>LayerTable</name>
    <message>
        <source>Layers</source>
        <translation>층</translation>
    </message>
    <message>
        <source>As model.summary() prints them: weights and biases.</source>
        <translation>model.summary()처럼 가중치와 편향을 셉니다.</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>층</translation>
    </message>
    <message>
        <source>output shape</source>
        <translation>출력 모양</translation>
    </message>
    <message>
        <source>why so many</source>
        <translation>왜 그만큼인지</translation>
    </message>
    <message>
        <source>parameters</source>
        <translation>매개변수</translation>
    </message>
    <message>
        <source>largest of {side} × {side}</source>
        <translation>{side} × {side} 중 최댓값</translation>
    </message>
    <message>
        <source>in training only</source>
        <translation>훈련 때만</translation>
    </message>
    <message>
        <source>{text}, no weights</source>
        <translation>{text}, 가중치 없음</translation>
    </message>
</context>
<context>
    <name>Logits</name>
    <message>
        <source>{n_classes} finite logits are needed.</source>
        <translation>유한한 로짓 {n_classes}개가 필요합니다.</translation>
    </message>
</context>
<context>
    <name>LossChart</name>
    <message>
        <source>Loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>How wrong the network is: lower is better.</source>
        <translation>신경망이 얼마나 틀리는지 봅니다. 낮을수록 좋습니다.</translation>
    </message>
</context>
<context>
    <name>LossPlane</name>
    <message>
        <source>The run as a path</source>
        <translation>훈련이 지나온 길</translation>
    </message>
    <message>
        <source>Each dot: a moment&apos;s weights, seen on a plane; numbers: epochs. Click one to go there.</source>
        <translation>점 하나는 한 순간의 가중치를 평면에 비춘 것이고, 숫자는 에포크입니다. 점을 누르면 그 순간으로 갑니다.</translation>
    </message>
    <message>
        <source>Draw now</source>
        <translation>지금 그리기</translation>
    </message>
    <message>
        <source>Draw the run as far as it has come now</source>
        <translation>훈련을 지금까지 온 데까지 그립니다</translation>
    </message>
    <message>
        <source>The path over the loss around it</source>
        <translation>손실 지도 위에 그린 지나온 길</translation>
    </message>
    <message>
        <source>start</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>end</source>
        <translation>끝</translation>
    </message>
    <message>
        <source>direction 1 ({percent} % of the movement)</source>
        <translation>방향 1 (움직임의 {percent} %)</translation>
    </message>
    <message>
        <source>direction 2 ({percent} %)</source>
        <translation>방향 2 ({percent} %)</translation>
    </message>
    <message>
        <source>its end lies {distance} beside this plane</source>
        <translation>끝점은 이 평면에서 {distance} 떨어져 있습니다</translation>
    </message>
    <message>
        <source>The run is drawn when it ends, or now by the button.</source>
        <translation>훈련이 끝나면 그립니다. 버튼을 누르면 지금 그립니다.</translation>
    </message>
    <message>
        <source>Looking for the two main directions…</source>
        <translation>두 주된 방향을 찾는 중…</translation>
    </message>
    <message>
        <source>Here the loss is {loss}.</source>
        <translation>여기의 손실은 {loss}입니다.</translation>
    </message>
    <message>
        <source>The weights are no numbers: they have no place · {moment}</source>
        <translation>가중치가 수가 아니어서 놓을 자리가 없습니다 · {moment}</translation>
    </message>
    <message>
        <source>Looking for the loss… · {moment}</source>
        <translation>손실을 구하는 중… · {moment}</translation>
    </message>
    <message>
        <source>Loss {own} · on the plane, {distance} away: {projected} · {moment}</source>
        <translation>손실 {own} · 평면 위({distance} 떨어짐) {projected} · {moment}</translation>
    </message>
    <message>
        <source>{percent} % of the movement lies in this plane; the networks lie beside it.</source>
        <translation>움직임의 {percent} %가 이 평면 안에 있고, 신경망 자체는 평면에서 벗어나 있습니다.</translation>
    </message>
    <message>
        <source>Loss of {n} training images (seed {seed}).</source>
        <translation>훈련 이미지 {n}장의 손실입니다(시드 {seed}).</translation>
    </message>
    <message>
        <source>Moments left out, because their weights are no numbers: {n}.</source>
        <translation>가중치가 수가 아니어서 뺀 순간: {n}개.</translation>
    </message>
    <message>
        <source>The run has gone on since.</source>
        <translation>그 뒤로 훈련이 더 진행되었습니다.</translation>
    </message>
    <message>
        <source>Train a network: its way is drawn here as soon as three moments of it are known.</source>
        <translation>신경망을 훈련하세요. 세 순간을 알게 되면 지나온 길을 여기에 그립니다.</translation>
    </message>
    <message>
        <source>There are no training images yet.</source>
        <translation>아직 훈련 이미지가 없습니다.</translation>
    </message>
    <message>
        <source>The weights of this run are no numbers: it diverged at once.</source>
        <translation>이 훈련의 가중치는 수가 아닙니다. 시작하자마자 발산했습니다.</translation>
    </message>
    <message>
        <source>The weights have not moved in two directions yet.</source>
        <translation>가중치가 아직 두 방향으로 움직이지 않았습니다.</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Learning visualiser</source>
        <translation>딥러닝 시각화</translation>
    </message>
    <message>
        <source>Give up saving</source>
        <translation>저장 그만두기</translation>
    </message>
    <message>
        <source>Stop writing the file: what was there before stays</source>
        <translation>파일을 그만 씁니다. 전에 있던 파일은 그대로 남습니다</translation>
    </message>
    <message>
        <source>Reading the images…</source>
        <translation>이미지를 읽는 중…</translation>
    </message>
    <message>
        <source>{name}: {n_train} training and {n_test} test images</source>
        <translation>{name}: 훈련 이미지 {n_train}개, 테스트 이미지 {n_test}개</translation>
    </message>
</context>
<context>
    <name>MapTools</name>
    <message>
        <source>Save what the window covers at every place, and the map</source>
        <translation>자리마다 창이 덮는 수와 특징맵을 저장합니다</translation>
    </message>
</context>
<context>
    <name>Menu</name>
    <message>
        <source>As the system</source>
        <translation>시스템 설정대로</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>밝게</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>어둡게</translation>
    </message>
    <message>
        <source>Switch between Korean and English</source>
        <translation>한국어와 영어 바꾸기</translation>
    </message>
    <message>
        <source>Switch between light and dark</source>
        <translation>밝은 화면과 어두운 화면 바꾸기</translation>
    </message>
    <message>
        <source>Full screen (F11)</source>
        <translation>전체 화면 (F11)</translation>
    </message>
    <message>
        <source>Menu (F10)</source>
        <translation>메뉴 (F10)</translation>
    </message>
    <message>
        <source>Open data…</source>
        <translation>데이터 열기…</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>실행 취소</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>다시 실행</translation>
    </message>
    <message>
        <source>Open model…</source>
        <translation>모델 열기…</translation>
    </message>
    <message>
        <source>Save model…</source>
        <translation>모델 저장…</translation>
    </message>
    <message>
        <source>Open session or run…</source>
        <translation>실습 기록 또는 훈련 열기…</translation>
    </message>
    <message>
        <source>Save session…</source>
        <translation>실습 기록 저장…</translation>
    </message>
    <message>
        <source>Save this run alone…</source>
        <translation>이 훈련만 저장…</translation>
    </message>
    <message>
        <source>Bring back the last session</source>
        <translation>마지막 실습 기록 되살리기</translation>
    </message>
    <message>
        <source>Save for TensorBoard…</source>
        <translation>TensorBoard용으로 저장…</translation>
    </message>
    <message>
        <source>Save an animation…</source>
        <translation>애니메이션 저장…</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>언어</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>색</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>글자 크기</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>크게</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>작게</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>움직임</translation>
    </message>
    <message>
        <source>Animations glide</source>
        <translation>부드럽게 움직이기</translation>
    </message>
    <message>
        <source>Animations jump from step to step</source>
        <translation>단계마다 바로 바뀌기</translation>
    </message>
    <message>
        <source>Panels and charts as at first</source>
        <translation>패널과 그래프를 처음대로</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>단축키</translation>
    </message>
    <message>
        <source>Open the log file</source>
        <translation>로그 파일 열기</translation>
    </message>
    <message>
        <source>About</source>
        <translation>정보</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>끝내기</translation>
    </message>
    <message>
        <source>Learning visualiser {version}: see the first weeks of deep learning happen. MIT licence.</source>
        <translation>딥러닝 시각화 {version}: 딥러닝의 첫 몇 주를 눈으로 봅니다. MIT 라이선스.</translation>
    </message>
</context>
<context>
    <name>Mistakes</name>
    <message>
        <source>Mistakes</source>
        <translation>틀린 답</translation>
    </message>
    <message>
        <source>Click a digit to let it run through the network on Home.</source>
        <translation>숫자를 누르면 홈에서 그 숫자를 신경망에 넣어 봅니다.</translation>
    </message>
    <message>
        <source>Test images with the three largest outputs</source>
        <translation>테스트 이미지와 가장 큰 출력 셋</translation>
    </message>
    <message>
        <source>There are no test images yet.</source>
        <translation>테스트 이미지가 아직 없습니다.</translation>
    </message>
    <message>
        <source>The network gives no numbers.</source>
        <translation>신경망이 수를 내지 못합니다.</translation>
    </message>
    <message>
        <source>Reading the test images…</source>
        <translation>테스트 이미지를 읽는 중…</translation>
    </message>
    <message>
        <source>There are none of these.</source>
        <translation>그런 것은 없습니다.</translation>
    </message>
    <message>
        <source>The only mistake</source>
        <translation>틀린 답은 이것 하나입니다</translation>
    </message>
    <message>
        <source>{first} to {last} of {all} mistakes</source>
        <translation>틀린 답 {all}개 중 {first}–{last}</translation>
    </message>
    <message>
        <source>{true} taken for {answer}: {first} to {last} of {all}</source>
        <translation>{true}을(를) {answer}(으)로: {all}개 중 {first}–{last}</translation>
    </message>
</context>
<context>
    <name>ModelFile</name>
    <message>
        <source>The model cannot be saved as {file}: {reason}.</source>
        <translation>모델을 {file}(으)로 저장할 수 없습니다: {reason}.</translation>
    </message>
    <message>
        <source>it is damaged</source>
        <translation>파일이 손상되었습니다</translation>
    </message>
    <message>
        <source>it is too large</source>
        <translation>너무 큽니다</translation>
    </message>
    <message>
        <source>it holds no Keras model</source>
        <translation>케라스 모델이 들어 있지 않습니다</translation>
    </message>
    <message>
        <source>its layers do not stand in one row</source>
        <translation>층들이 한 줄로 이어져 있지 않습니다</translation>
    </message>
    <message>
        <source>it holds weights, but no model</source>
        <translation>가중치만 있고 모델이 없습니다</translation>
    </message>
    <message>
        <source>{file} cannot be opened: {reason}.</source>
        <translation>{file}을(를) 열 수 없습니다: {reason}.</translation>
    </message>
    <message>
        <source>Stop or reset the run before opening a model.</source>
        <translation>모델을 열기 전에 훈련을 멈추거나 초기화하세요.</translation>
    </message>
    <message>
        <source>{file}: {n} parameters.</source>
        <translation>{file}: 매개변수 {n}개.</translation>
    </message>
    <message>
        <source>{words} {remark}</source>
        <translation>{words} {remark}</translation>
    </message>
    <message>
        <source>it takes inputs of the shape {shape}; images are 28 × 28</source>
        <translation>입력의 형태가 {shape}입니다. 이미지는 28 × 28입니다</translation>
    </message>
    <message>
        <source>its layer “{name}” is of the kind {kind}, which cannot be shown</source>
        <translation>층 “{name}”의 종류 {kind}은(는) 보여 줄 수 없습니다</translation>
    </message>
    <message>
        <source>it does not end in a dense layer</source>
        <translation>마지막 층이 Dense 층이 아닙니다</translation>
    </message>
    <message>
        <source>It ends in logits; softmax is added.</source>
        <translation>출력이 로짓이어서 softmax를 덧붙였습니다.</translation>
    </message>
    <message>
        <source>it ends in {n} × {activation}; ten classes by softmax are needed</source>
        <translation>마지막 층이 {n} × {activation}입니다. softmax로 열 개의 클래스가 필요합니다</translation>
    </message>
    <message>
        <source>Batch normalization is folded into the weights beside it.</source>
        <translation>배치 정규화는 이웃한 가중치에 합쳐 넣었습니다.</translation>
    </message>
    <message>
        <source>its layer “{name}” pads its images, which is unknown here</source>
        <translation>층 “{name}”은(는) 이미지에 패딩을 하는데, 여기서는 다루지 않습니다</translation>
    </message>
    <message>
        <source>the activation {activation} of its layer “{name}” is unknown here</source>
        <translation>층 “{name}”의 활성화 함수 {activation}은(는) 여기서 다루지 않습니다</translation>
    </message>
    <message>
        <source>its layer “{name}” ({kind}) works in a way that cannot be shown</source>
        <translation>층 “{name}”({kind})은(는) 보여 줄 수 없는 방식으로 계산합니다</translation>
    </message>
</context>
<context>
    <name>Mp4File</name>
    <message>
        <source>An MP4 needs the program ffmpeg, which is not here.</source>
        <translation>MP4에는 ffmpeg 프로그램이 필요한데, 이 컴퓨터에 없습니다.</translation>
    </message>
    <message>
        <source>ffmpeg could not write {file}: {reason}</source>
        <translation>ffmpeg가 {file}을(를) 쓰지 못했습니다: {reason}</translation>
    </message>
</context>
<context>
    <name>NaiveAndStable</name>
    <message>
        <source>Naive and stable</source>
        <translation>그대로 계산과 안정한 계산</translation>
    </message>
    <message>
        <source>Why the maximum is subtracted: exp must not overflow.</source>
        <translation>최댓값을 빼면 exp가 넘치지 않습니다.</translation>
    </message>
    <message>
        <source>A constant c added to every logit</source>
        <translation>모든 로짓에 더하는 상수 c</translation>
    </message>
    <message>
        <source>Compute in {bits}-bit numbers</source>
        <translation>{bits}비트 수로 계산합니다</translation>
    </message>
    <message>
        <source>class</source>
        <translation>클래스</translation>
    </message>
    <message>
        <source>naive</source>
        <translation>그대로</translation>
    </message>
    <message>
        <source>stable</source>
        <translation>안정</translation>
    </message>
    <message>
        <source>The network gives no numbers.</source>
        <translation>신경망이 수를 내지 못합니다.</translation>
    </message>
    <message>
        <source>The sum of the exps is inf in {precision}: every share is 0.</source>
        <translation>{precision}에서 exp의 합이 inf입니다. 모든 몫이 0입니다.</translation>
    </message>
    <message>
        <source>exp({largest}) is inf in {precision}: inf / inf is nan.</source>
        <translation>{precision}에서 exp({largest})은 inf이고 inf / inf는 nan입니다.</translation>
    </message>
    <message>
        <source>Every exp is 0 in {precision}: 0 / 0 is nan.</source>
        <translation>{precision}에서 exp가 모두 0이고 0 / 0은 nan입니다.</translation>
    </message>
    <message>
        <source>Both agree: the largest exponent, {largest}, is below {limit}.</source>
        <translation>둘이 같습니다. 가장 큰 지수 {largest}이(가) {limit}보다 작습니다.</translation>
    </message>
    <message>
        <source>Exps so near 0 have too few digits in {precision}.</source>
        <translation>0에 너무 가까운 exp는 {precision}에서 자릿수가 모자랍니다.</translation>
    </message>
    <message>
        <source>Both agree but for the last digit: the largest exponent, {largest}, is below {limit}.</source>
        <translation>마지막 자리만 빼고 같습니다. 가장 큰 지수 {largest}이(가) {limit}보다 작습니다.</translation>
    </message>
</context>
<context>
    <name>NetworkDiagram</name>
    <message>
        <source>Network</source>
        <translation>신경망</translation>
    </message>
    <message>
        <source>Blue edges add, dashed orange ones take away.</source>
        <translation>파란 선은 더하고 주황 점선은 뺍니다.</translation>
    </message>
    <message>
        <source>Feature map {number} of layer {layer}: {height} × {width} values, {least} to {most}</source>
        <translation>{layer}층의 특징맵 {number}: {height} × {width}개의 값, {least}에서 {most}까지</translation>
    </message>
    <message>
        <source>Unit {number} of layer {layer}: net input z = {z}, {activation} output a = {a}</source>
        <translation>{layer}층 {number}번 유닛: 순입력 z = {z}, {activation} 출력 a = {a}</translation>
    </message>
    <message>
        <source>Layers of {sizes} units; the strongest output is {digit} with {probability}.</source>
        <translation>층의 유닛 수는 {sizes}, 가장 큰 출력은 {digit}번으로 {probability}입니다.</translation>
    </message>
</context>
<context>
    <name>NetworkDrawing</name>
    <message>
        <source>28 × 28 pixels</source>
        <translation>28 × 28 픽셀</translation>
    </message>
    <message>
        <source>and {n} more</source>
        <translation>외 {n}개</translation>
    </message>
</context>
<context>
    <name>NetworkKernels</name>
    <message>
        <source>{number}: 1 kernel {size} × {size} × {channels}</source>
        <translation>{number}: 커널 1개, {size} × {size} × {channels}</translation>
    </message>
    <message>
        <source>{number}: {n} kernels {size} × {size} × {channels}</source>
        <translation>{number}: 커널 {n}개, {size} × {size} × {channels}</translation>
    </message>
    <message>
        <source>{number}: max pooling {size} × {size}</source>
        <translation>{number}: 최대 풀링 {size} × {size}</translation>
    </message>
    <message>
        <source>This network has dense layers alone: train the CNN to see kernels.</source>
        <translation>이 신경망은 완전연결층뿐입니다. CNN을 학습하면 커널이 보입니다.</translation>
    </message>
    <message>
        <source>Kernels of the network</source>
        <translation>신경망의 커널</translation>
    </message>
    <message>
        <source>Click one: the window above does what it does.</source>
        <translation>하나를 누르면 위의 창이 똑같이 합니다.</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>층</translation>
    </message>
    <message>
        <source>Which layer of the network</source>
        <translation>신경망의 어느 층인지 고릅니다</translation>
    </message>
    <message>
        <source>Kernels: click one to see it slide</source>
        <translation>커널: 누르면 미끄러지는 모습이 보입니다</translation>
    </message>
    <message>
        <source>Maps: click one to see how it comes about</source>
        <translation>특징맵: 누르면 어떻게 나오는지 보입니다</translation>
    </message>
    <message>
        <source>Train the CNN preset on the images, or pause its training</source>
        <translation>이미지로 CNN을 학습하거나 멈춥니다</translation>
    </message>
    <message>
        <source>Train the CNN</source>
        <translation>CNN 학습</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>일시정지</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>계속</translation>
    </message>
    <message>
        <source>epoch {epoch}, batch {batch}</source>
        <translation>에포크 {epoch}, 배치 {batch}</translation>
    </message>
    <message>
        <source>first weights, not trained yet</source>
        <translation>처음 가중치, 아직 학습 전</translation>
    </message>
    <message>
        <source>Maps {rows} × {columns}, one a kernel</source>
        <translation>특징맵 {rows} × {columns}, 커널마다 하나</translation>
    </message>
    <message>
        <source>Maps before, {rows} × {columns}</source>
        <translation>앞 특징맵, {rows} × {columns}</translation>
    </message>
    <message>
        <source>Maps {rows} × {columns}, pooled</source>
        <translation>풀링한 특징맵 {rows} × {columns}</translation>
    </message>
    <message>
        <source>Kernels</source>
        <translation>커널</translation>
    </message>
    <message>
        <source>Kernel {number}: one slice a map</source>
        <translation>커널 {number}: 앞 특징맵마다 한 장</translation>
    </message>
</context>
<context>
    <name>NetworkPage</name>
    <message>
        <source>Network</source>
        <translation>신경망</translation>
    </message>
</context>
<context>
    <name>NeuronLayer</name>
    <message>
        <source>Neurons</source>
        <translation>뉴런</translation>
    </message>
    <message>
        <source>Each multiplies and adds: z = w₁a₁ + w₂a₂ + …, then σ(z).</source>
        <translation>곱해서 더합니다: z = w₁a₁ + w₂a₂ + …, 그다음 σ(z).</translation>
    </message>
    <message>
        <source>Inputs a</source>
        <translation>입력 a</translation>
    </message>
    <message>
        <source>1 to 20 numbers, then Enter</source>
        <translation>수 1개에서 20개, 그다음 Enter</translation>
    </message>
    <message>
        <source>One neuron</source>
        <translation>뉴런 하나</translation>
    </message>
    <message>
        <source>Note 003: the first input is 1, its weight a bias</source>
        <translation>노트 003: 첫 입력은 1이고 그 가중치는 편향입니다</translation>
    </message>
    <message>
        <source>One layer</source>
        <translation>층 하나</translation>
    </message>
    <message>
        <source>Note 003: three neurons on four inputs</source>
        <translation>노트 003: 입력 넷에 뉴런 셋</translation>
    </message>
    <message>
        <source>+ neuron</source>
        <translation>+ 뉴런</translation>
    </message>
    <message>
        <source>Add a neuron whose weights are 0</source>
        <translation>가중치가 0인 뉴런을 더합니다</translation>
    </message>
    <message>
        <source>z as logits</source>
        <translation>z를 로짓으로</translation>
    </message>
    <message>
        <source>Give the net inputs to softmax as its logits</source>
        <translation>순입력을 소프트맥스의 로짓으로 씁니다</translation>
    </message>
    <message>
        <source>Take neuron {number} away</source>
        <translation>뉴런 {number} 빼기</translation>
    </message>
    <message>
        <source>Weights of neuron {number}</source>
        <translation>뉴런 {number}의 가중치</translation>
    </message>
</context>
<context>
    <name>Neurons</name>
    <message>
        <source>1 to {most} inputs fit here, not {number}.</source>
        <translation>입력은 1개에서 {most}개까지입니다. {number}개는 넣을 수 없습니다.</translation>
    </message>
    <message>
        <source>A neuron needs a weight an input: {n_inputs}, not {number}.</source>
        <translation>입력마다 가중치가 하나씩 있어야 합니다: {number}개가 아니라 {n_inputs}개입니다.</translation>
    </message>
    <message>
        <source>No more than {most} neurons fit here.</source>
        <translation>뉴런은 {most}개까지입니다.</translation>
    </message>
    <message>
        <source>A layer has at least one neuron.</source>
        <translation>층에는 뉴런이 적어도 하나 있습니다.</translation>
    </message>
</context>
<context>
    <name>Noise</name>
    <message>
        <source>How much the slope differs from step to step, as it does between batches</source>
        <translation>기울기가 단계마다 얼마나 달라지는지, 배치마다 다른 것처럼</translation>
    </message>
    <message>
        <source>The noise must be a number from 0 up, not {value}.</source>
        <translation>잡음은 0 이상의 수여야 합니다. {value}은(는) 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>Decides the chance: same seed, same descent</source>
        <translation>우연을 정합니다: 시드가 같으면 하강도 같습니다</translation>
    </message>
    <message>
        <source>The seed must be a whole number from 0 up, not {value}.</source>
        <translation>시드는 0 이상의 정수여야 합니다. {value}은(는) 쓸 수 없습니다.</translation>
    </message>
</context>
<context>
    <name>Number</name>
    <message>
        <source>A number is needed here.</source>
        <translation>여기에는 숫자가 필요합니다.</translation>
    </message>
    <message>
        <source>“{text}” is not a number.</source>
        <translation>“{text}”은(는) 숫자가 아닙니다.</translation>
    </message>
    <message>
        <source>{text} is too large.</source>
        <translation>{text}은(는) 너무 큽니다.</translation>
    </message>
</context>
<context>
    <name>NumberGrid</name>
    <message>
        <source>A grid needs a number at least.</source>
        <translation>격자에는 수가 하나는 있어야 합니다.</translation>
    </message>
    <message>
        <source>All rows need as many numbers: row {row} has {n}, row 1 has {first}.</source>
        <translation>모든 줄의 수가 같은 개수여야 합니다. {row}째 줄에는 {n}개, 첫째 줄에는 {first}개입니다.</translation>
    </message>
    <message>
        <source>{rows} × {columns} numbers are too many: {most} × {most} at most.</source>
        <translation>{rows} × {columns}는 너무 많습니다. {most} × {most}까지입니다.</translation>
    </message>
    <message>
        <source>Numbers go from −1000000 to 1000000 here, not to {value}.</source>
        <translation>수는 −1000000에서 1000000까지입니다. {value}은(는) 안 됩니다.</translation>
    </message>
</context>
<context>
    <name>Optimizer</name>
    <message>
        <source>{name} must be a number from 0 up, not {value}.</source>
        <translation>{name}은(는) 0 이상의 수여야 합니다. {value}은(는) 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>{name} must be a number above 0, not {value}.</source>
        <translation>{name}은(는) 0보다 큰 수여야 합니다. {value}은(는) 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>How far one step goes</source>
        <translation>한 단계에 얼마나 나아가는지</translation>
    </message>
    <message>
        <source>The learning rate must be a number above 0, not {value}.</source>
        <translation>학습률은 0보다 큰 수여야 합니다. {value}은(는) 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>Keeps the divisor from 0 where the slope is 0</source>
        <translation>기울기가 0인 곳에서 0으로 나누지 않게 합니다</translation>
    </message>
    <message>
        <source>Share of the old mean of slopes that is kept</source>
        <translation>지난 기울기 평균을 남기는 비율</translation>
    </message>
    <message>
        <source>Share of the old mean of squares that is kept</source>
        <translation>지난 제곱 평균을 남기는 비율</translation>
    </message>
    <message>
        <source>Share of the last step that is taken again</source>
        <translation>지난 단계를 다시 나아가는 비율</translation>
    </message>
    <message>
        <source>There is no {name} here.</source>
        <translation>여기에는 {name}이(가) 없습니다.</translation>
    </message>
    <message>
        <source>{name} must be a number from 0 to below 1, not {value}.</source>
        <translation>{name}은(는) 0 이상 1 미만의 수여야 합니다. {value}은(는) 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>Adam</source>
        <translation>Adam</translation>
    </message>
    <message>
        <source>As in Keras: ε is added to the root of v before v is corrected.</source>
        <translation>Keras와 같습니다: 편향을 보정하기 전의 v의 제곱근에 ε을 더합니다.</translation>
    </message>
    <message>
        <source>Paper, PyTorch</source>
        <translation>논문, PyTorch</translation>
    </message>
    <message>
        <source>As in the paper: ε = 1e−8 is added to the root of the corrected v.</source>
        <translation>논문과 같습니다: 편향을 보정한 v의 제곱근에 ε = 1e−8을 더합니다.</translation>
    </message>
    <message>
        <source>Without bias correction</source>
        <translation>편향 보정 없음</translation>
    </message>
    <message>
        <source>Without bias correction: the first step is 3.2 η, and it shoots past the lowest place.</source>
        <translation>편향 보정이 없습니다: 첫 단계가 3.2 η이고, 가장 낮은 곳을 지나칩니다.</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>모멘텀</translation>
    </message>
    <message>
        <source>The same everywhere; some write the learning rate outside of v.</source>
        <translation>어디서나 같습니다. 학습률을 v 밖에 쓰기도 합니다.</translation>
    </message>
    <message>
        <source>RMSprop</source>
        <translation>RMSprop</translation>
    </message>
    <message>
        <source>As in Keras: ε inside the root, ρ = 0.9.</source>
        <translation>Keras와 같습니다: ε은 제곱근 안에 있고 ρ = 0.9입니다.</translation>
    </message>
    <message>
        <source>As in textbooks: ε outside the root, ρ = 0.99, so that the first step is 10 η, not 3.2 η.</source>
        <translation>교과서와 같습니다: ε은 제곱근 밖에 있고 ρ = 0.99이므로 첫 단계가 3.2 η가 아니라 10 η입니다.</translation>
    </message>
    <message>
        <source>Gradient descent</source>
        <translation>경사하강법</translation>
    </message>
    <message>
        <source>The same everywhere.</source>
        <translation>어디서나 같습니다.</translation>
    </message>
    <message>
        <source>Lion</source>
        <translation>Lion</translation>
    </message>
    <message>
        <source>The same everywhere; it comes no nearer to a lowest place than its step.</source>
        <translation>어디서나 같습니다. 가장 낮은 곳에 한 단계의 길이보다 가까이 가지 못합니다.</translation>
    </message>
    <message>
        <source>Nesterov</source>
        <translation>네스테로프</translation>
    </message>
    <message>
        <source>As in Keras. With the old v the same step is β²·v − (1 + β)·η·g; with the new v that would be wrong.</source>
        <translation>Keras와 같습니다. 이전 v로 쓰면 같은 단계가 β²·v − (1 + β)·η·g이고, 그 식에 새 v를 넣으면 틀립니다.</translation>
    </message>
    <message>
        <source>What the sum of squares begins with</source>
        <translation>제곱의 합이 시작하는 값</translation>
    </message>
    <message>
        <source>Adagrad</source>
        <translation>Adagrad</translation>
    </message>
    <message>
        <source>As in Keras: ε inside the root, and the sum of squares begins with 0.1.</source>
        <translation>Keras와 같습니다: ε은 제곱근 안에 있고, 제곱의 합은 0.1에서 시작합니다.</translation>
    </message>
    <message>
        <source>Textbook</source>
        <translation>교과서</translation>
    </message>
    <message>
        <source>As in textbooks: ε outside the root, and the sum of squares begins with 0, so that the first step is η.</source>
        <translation>교과서와 같습니다: ε은 제곱근 밖에 있고, 제곱의 합은 0에서 시작하므로 첫 단계가 η입니다.</translation>
    </message>
    <message>
        <source>How strongly every weight is drawn towards 0</source>
        <translation>모든 가중치를 0 쪽으로 얼마나 세게 당기는지</translation>
    </message>
    <message>
        <source>AdamW</source>
        <translation>AdamW</translation>
    </message>
    <message>
        <source>Its resting place is drawn towards 0: it is not quite the lowest place.</source>
        <translation>멈추는 곳이 0 쪽으로 당겨집니다: 가장 낮은 곳과 조금 다릅니다.</translation>
    </message>
    <message>
        <source>Adamax</source>
        <translation>Adamax</translation>
    </message>
    <message>
        <source>As in Keras, which adds ε to the paper&apos;s u.</source>
        <translation>Keras와 같습니다: 논문의 u에 ε을 더합니다.</translation>
    </message>
    <message>
        <source>Nadam</source>
        <translation>Nadam</translation>
    </message>
    <message>
        <source>As in Keras, whose momentum grows from β₁ / 2 to β₁.</source>
        <translation>Keras와 같습니다: 모멘텀이 β₁ / 2에서 β₁까지 커집니다.</translation>
    </message>
    <message>
        <source>Adadelta</source>
        <translation>Adadelta</translation>
    </message>
    <message>
        <source>As in Keras; the paper has no learning rate, which is η = 1.</source>
        <translation>Keras와 같습니다. 논문에는 학습률이 없으며, η = 1인 것과 같습니다.</translation>
    </message>
    <message>
        <source>Keras</source>
        <translation>Keras</translation>
    </message>
</context>
<context>
    <name>OptimizersPage</name>
    <message>
        <source>Optimizers</source>
        <translation>최적화</translation>
    </message>
</context>
<context>
    <name>PageTurner</name>
    <message>
        <source>The ones before</source>
        <translation>앞의 것들</translation>
    </message>
    <message>
        <source>The next ones</source>
        <translation>다음 것들</translation>
    </message>
</context>
<context>
    <name>Panel</name>
    <message>
        <source>Full size</source>
        <translation>크게 보기</translation>
    </message>
    <message>
        <source>Back to all panels</source>
        <translation>모든 패널 보기</translation>
    </message>
</context>
<context>
    <name>PanelChoice</name>
    <message>
        <source>Show</source>
        <translation>보기</translation>
    </message>
    <message>
        <source>More…</source>
        <translation>더 보기…</translation>
    </message>
    <message>
        <source>Show the buttons of the panels that are closed, too</source>
        <translation>닫힌 패널의 버튼도 봅니다</translation>
    </message>
</context>
<context>
    <name>PassDrawing</name>
    <message>
        <source>show fewer</source>
        <translation>접기</translation>
    </message>
    <message>
        <source>{n} inputs</source>
        <translation>입력 {n}개</translation>
    </message>
    <message>
        <source>1 input</source>
        <translation>입력 1개</translation>
    </message>
    <message>
        <source>loss {loss}</source>
        <translation>손실 {loss}</translation>
    </message>
</context>
<context>
    <name>PassNames</name>
    <message>
        <source>layer {number}</source>
        <translation>층 {number}</translation>
    </message>
    <message>
        <source>the largest of {side} × {side}</source>
        <translation>{side} × {side} 중 최댓값</translation>
    </message>
    <message>
        <source>1 kernel, {height} × {width} × {channels}</source>
        <translation>커널 1개, {height} × {width} × {channels}</translation>
    </message>
    <message>
        <source>{n} kernels, {height} × {width} × {channels}</source>
        <translation>커널 {n}개, {height} × {width} × {channels}</translation>
    </message>
    <message>
        <source>unit {unit}</source>
        <translation>유닛 {unit}</translation>
    </message>
    <message>
        <source>map {map}, row {row}, column {column}</source>
        <translation>특징맵 {map}, {row}행 {column}열</translation>
    </message>
    <message>
        <source>Activation of {layer}: {activation}. Click to choose another</source>
        <translation>{layer}의 활성화 함수: {activation}. 눌러서 다른 것을 고릅니다</translation>
    </message>
    <message>
        <source>Pixel in row {row}, column {column}: {value}</source>
        <translation>{row}행 {column}열의 픽셀: {value}</translation>
    </message>
    <message>
        <source>Input {number}: {value}</source>
        <translation>입력 {number}: {value}</translation>
    </message>
    <message>
        <source>{layer}, {unit}: z = {z}, a = {a}, dz = {dz}</source>
        <translation>{layer}, {unit}: z = {z}, a = {a}, dz = {dz}</translation>
    </message>
    <message>
        <source>Bias of {layer}, {unit}: b = {b}, db = {db}</source>
        <translation>{layer}, {unit}의 편향: b = {b}, db = {db}</translation>
    </message>
    <message>
        <source>Kernel {map} of {layer}, row {row}, column {column}, channel {channel}: w = {w}, w·a = {term}, dw = {dw}</source>
        <translation>{layer}의 커널 {map}, {row}행 {column}열, 채널 {channel}: w = {w}, w·a = {term}, dw = {dw}</translation>
    </message>
    <message>
        <source>Weight from {source} to {layer}, unit {unit}: w = {w}, w·a = {term}, dw = {dw}</source>
        <translation>{source}에서 {layer}, 유닛 {unit}(으)로 가는 가중치: w = {w}, w·a = {term}, dw = {dw}</translation>
    </message>
</context>
<context>
    <name>PictureTools</name>
    <message>
        <source>Save as a picture</source>
        <translation>그림으로 저장합니다</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>저장</translation>
    </message>
    <message>
        <source>Save PNG…</source>
        <translation>PNG 저장…</translation>
    </message>
    <message>
        <source>Save what is seen here as a picture</source>
        <translation>여기 보이는 것을 그림으로 저장합니다</translation>
    </message>
    <message>
        <source>Save SVG…</source>
        <translation>SVG 저장…</translation>
    </message>
    <message>
        <source>Save what is seen here as a drawing of any size</source>
        <translation>여기 보이는 것을 크기를 바꿀 수 있는 그림으로 저장합니다</translation>
    </message>
</context>
<context>
    <name>Playback</name>
    <message>
        <source>Speed</source>
        <translation>속도</translation>
    </message>
    <message>
        <source>To the beginning</source>
        <translation>처음으로</translation>
    </message>
    <message>
        <source>One step back</source>
        <translation>한 단계 뒤로</translation>
    </message>
    <message>
        <source>Play or pause (Space)</source>
        <translation>재생 또는 일시 정지 (Space)</translation>
    </message>
    <message>
        <source>Play or pause (Space, {key})</source>
        <translation>재생 또는 일시 정지 (Space, {key})</translation>
    </message>
    <message>
        <source>One step forward</source>
        <translation>한 단계 앞으로</translation>
    </message>
    <message>
        <source>To the end</source>
        <translation>끝으로</translation>
    </message>
    <message>
        <source>Position of the animation</source>
        <translation>애니메이션 위치</translation>
    </message>
    <message>
        <source>Speed of the animation</source>
        <translation>애니메이션 속도</translation>
    </message>
</context>
<context>
    <name>PointSet</name>
    <message>
        <source>Blobs</source>
        <translation>덩어리</translation>
    </message>
    <message>
        <source>Circle</source>
        <translation>원</translation>
    </message>
    <message>
        <source>Spiral</source>
        <translation>나선</translation>
    </message>
    <message>
        <source>XOR</source>
        <translation>XOR</translation>
    </message>
</context>
<context>
    <name>PointsConfig</name>
    <message>
        <source>There are 2 to 6 classes here, not {value}.</source>
        <translation>클래스는 2~6개입니다. {value}은(는) 안 됩니다.</translation>
    </message>
    <message>
        <source>The noise must be from 0 to 0.5, not {value}.</source>
        <translation>잡음은 0에서 0.5 사이여야 합니다. {value}은(는) 안 됩니다.</translation>
    </message>
    <message>
        <source>The share to train on must be above 0 and below 1, not {value}.</source>
        <translation>훈련 비율은 0보다 크고 1보다 작아야 합니다. {value}은(는) 안 됩니다.</translation>
    </message>
    <message>
        <source>The epochs must be a whole number from 1 to 100000, not {value}.</source>
        <translation>에포크는 1에서 100000 사이의 정수여야 합니다. {value}은(는) 안 됩니다.</translation>
    </message>
    <message>
        <source>The penalty rate must be a number from 0 up, not {value}.</source>
        <translation>규제 계수는 0 이상의 수여야 합니다. {value}은(는) 안 됩니다.</translation>
    </message>
    <message>
        <source>The batch size of {batch_size} is larger than the number of training points, {n_points}.</source>
        <translation>배치 크기 {batch_size}이(가) 훈련할 점의 수 {n_points}보다 큽니다.</translation>
    </message>
    <message>
        <source>The network needs one or more of {names}.</source>
        <translation>신경망에는 {names} 중 하나 이상이 필요합니다.</translation>
    </message>
    <message>
        <source>There are up to {most} hidden layers here.</source>
        <translation>은닉층은 {most}개까지 둘 수 있습니다.</translation>
    </message>
    <message>
        <source>A hidden layer has 1 to 16 units, not {value}.</source>
        <translation>은닉층의 유닛은 1~16개입니다. {value}은(는) 안 됩니다.</translation>
    </message>
    <message>
        <source>There is room for {most} points here.</source>
        <translation>점은 {most}개까지 놓을 수 있습니다.</translation>
    </message>
    <message>
        <source>A point lies from −6 to 6 along both axes.</source>
        <translation>점은 두 축 모두 −6에서 6 사이에 있습니다.</translation>
    </message>
    <message>
        <source>There is no class {value}.</source>
        <translation>클래스 {value}은(는) 없습니다.</translation>
    </message>
</context>
<context>
    <name>Preset</name>
    <message>
        <source>Note 000: 512 units</source>
        <translation>노트 000: 유닛 512개</translation>
    </message>
    <message>
        <source>CNN: 8 + 16 kernels</source>
        <translation>CNN: 커널 8 + 16개</translation>
    </message>
    <message>
        <source>Overfits on purpose</source>
        <translation>일부러 과대적합</translation>
    </message>
    <message>
        <source>Note 002: 20 + 20</source>
        <translation>노트 002: 유닛 20 + 20개</translation>
    </message>
</context>
<context>
    <name>RecordTable</name>
    <message>
        <source>Compare it or leave it out (Space)</source>
        <translation>비교에 넣거나 빼기 (스페이스)</translation>
    </message>
    <message>
        <source>Delete (Delete key)</source>
        <translation>지우기 (Delete 키)</translation>
    </message>
    <message>
        <source>Double click or F2 gives it another name</source>
        <translation>두 번 누르거나 F2를 누르면 이름을 바꿉니다</translation>
    </message>
</context>
<context>
    <name>Regime</name>
    <message>
        <source>monotone</source>
        <translation>단조</translation>
    </message>
    <message>
        <source>one step</source>
        <translation>한 걸음</translation>
    </message>
    <message>
        <source>swinging</source>
        <translation>흔들림</translation>
    </message>
    <message>
        <source>zig-zag</source>
        <translation>지그재그</translation>
    </message>
    <message>
        <source>to and fro</source>
        <translation>왔다 갔다</translation>
    </message>
    <message>
        <source>diverging</source>
        <translation>발산</translation>
    </message>
</context>
<context>
    <name>RuleBox</name>
    <message>
        <source>Whose form of the rule it is</source>
        <translation>누구의 식인지 고릅니다</translation>
    </message>
    <message>
        <source>As in Keras</source>
        <translation>Keras와 같게</translation>
    </message>
    <message>
        <source>Keras&apos;s form and numbers; the learning rate stays</source>
        <translation>Keras의 식과 값으로 되돌립니다. 학습률은 그대로입니다</translation>
    </message>
</context>
<context>
    <name>RuleChoice</name>
    <message>
        <source>The rule that is looked at; a click on a ball does it</source>
        <translation>자세히 볼 최적화 방법; 공을 눌러도 됩니다</translation>
    </message>
</context>
<context>
    <name>RuleRow</name>
    <message>
        <source>Change these numbers, or whose form of the rule it is</source>
        <translation>이 값들이나 누구의 식인지를 바꿉니다</translation>
    </message>
    <message>
        <source>Whether this rule takes part</source>
        <translation>이 방법을 함께 볼지 정합니다</translation>
    </message>
    <message>
        <source>A click here looks at this rule in every panel</source>
        <translation>여기를 누르면 모든 패널에서 이 방법을 자세히 봅니다</translation>
    </message>
    <message>
        <source>Learning rate of {rule}</source>
        <translation>{rule} 학습률</translation>
    </message>
    <message>
        <source>How far one step of this rule goes; a number above 0</source>
        <translation>이 방법이 한 단계에 나아가는 정도. 0보다 큰 수</translation>
    </message>
</context>
<context>
    <name>RunComparison</name>
    <message>
        <source>Compare runs</source>
        <translation>훈련 비교</translation>
    </message>
    <message>
        <source>Every run is kept: a click on a line shows its network.</source>
        <translation>모든 훈련이 남습니다. 선을 누르면 그 신경망을 보여 줍니다.</translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation>정확도</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>training images, running mean</source>
        <translation>훈련 이미지, 이동 평균</translation>
    </message>
    <message>
        <source>held-out images, each epoch</source>
        <translation>따로 둔 이미지, 에포크마다</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>비교할 값</translation>
    </message>
    <message>
        <source>What is compared</source>
        <translation>무엇을 비교하는지</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>이미지</translation>
    </message>
    <message>
        <source>Images trained on, or held out: those of validation, or else those of the test</source>
        <translation>훈련한 이미지 또는 따로 둔 이미지: 검증 이미지, 없으면 테스트 이미지</translation>
    </message>
    <message>
        <source>No run yet: press Run.</source>
        <translation>아직 훈련이 없습니다. ‘훈련 시작’을 누르세요.</translation>
    </message>
    <message>
        <source>Change a setting and press Run: this run stays, and the next is beside it.</source>
        <translation>설정을 바꾸고 ‘훈련 시작’을 누르세요. 이 훈련은 남고 다음 훈련이 그 옆에 놓입니다.</translation>
    </message>
    <message>
        <source>All began with the same weights and saw the same images in the same order.</source>
        <translation>모두 같은 가중치에서 시작해 같은 이미지를 같은 순서로 보았습니다.</translation>
    </message>
    <message>
        <source>Started differently from {first}: {others}.</source>
        <translation>시작 조건이 다른 훈련(기준: {first}): {others}.</translation>
    </message>
</context>
<context>
    <name>RunFile</name>
    <message>
        <source>There is no run to save yet: train first.</source>
        <translation>저장할 훈련이 아직 없습니다. 먼저 훈련하세요.</translation>
    </message>
    <message>
        <source>1 batch trained; “Go on” trains on.</source>
        <translation>배치 1개를 훈련했습니다. ‘계속’으로 이어서 훈련합니다.</translation>
    </message>
    <message>
        <source>{n} batches trained; “Go on” trains on.</source>
        <translation>배치 {n}개를 훈련했습니다. ‘계속’으로 이어서 훈련합니다.</translation>
    </message>
    <message>
        <source>1 batch trained. {obstacle}</source>
        <translation>배치 1개를 훈련했습니다. {obstacle}</translation>
    </message>
    <message>
        <source>Stop or reset the run before opening another.</source>
        <translation>다른 훈련을 열기 전에 지금 훈련을 멈추거나 초기화하세요.</translation>
    </message>
    <message>
        <source>{n} batches trained. {obstacle}</source>
        <translation>배치 {n}개를 훈련했습니다. {obstacle}</translation>
    </message>
    <message>
        <source>The run cannot be saved as {file}: {reason}.</source>
        <translation>훈련을 {file}(으)로 저장할 수 없습니다: {reason}.</translation>
    </message>
    <message>
        <source>it is too large</source>
        <translation>너무 큽니다</translation>
    </message>
    <message>
        <source>it is damaged</source>
        <translation>파일이 손상되었습니다</translation>
    </message>
    <message>
        <source>it is no saved run, or damaged</source>
        <translation>저장된 훈련이 아니거나 손상되었습니다</translation>
    </message>
    <message>
        <source>{file} cannot be opened: {reason}.</source>
        <translation>{file}을(를) 열 수 없습니다: {reason}.</translation>
    </message>
    <message>
        <source>Training goes on, but a crash would lose this run. {reason}</source>
        <translation>훈련은 계속되지만 프로그램이 갑자기 끝나면 이 훈련을 잃습니다. {reason}</translation>
    </message>
</context>
<context>
    <name>RunTable</name>
    <message>
        <source>Run {number}: a click shows its network everywhere</source>
        <translation>훈련 {number}: 누르면 그 신경망을 모든 곳에서 보여 줍니다</translation>
    </message>
    <message>
        <source>seconds an epoch</source>
        <translation>에포크당 초</translation>
    </message>
    <message>
        <source>Median of whole epochs at full speed: those paused or in slow motion do not count</source>
        <translation>최고 속도로 훈련한 온전한 에포크의 중앙값입니다. 일시 정지하거나 느리게 한 에포크는 세지 않습니다</translation>
    </message>
    <message>
        <source>No run yet: press Run.</source>
        <translation>아직 훈련이 없습니다. ‘훈련 시작’을 누르세요.</translation>
    </message>
    <message>
        <source>Table of runs</source>
        <translation>훈련 표</translation>
    </message>
    <message>
        <source>Only settings that differ have a column; the best is bold.</source>
        <translation>서로 다른 설정만 열로 나옵니다. 가장 좋은 값은 굵게 씁니다.</translation>
    </message>
    <message>
        <source>run</source>
        <translation>훈련</translation>
    </message>
    <message>
        <source>Run and Reset keep each run here, up to {n}.</source>
        <translation>‘훈련 시작’이나 ‘초기화’를 눌러도 훈련은 {n}개까지 여기 남습니다.</translation>
    </message>
    <message>
        <source>{n} runs are kept: the next takes the place of {run}. Those with a name leave last.</source>
        <translation>훈련 {n}개가 있습니다. 다음 훈련이 {run}의 자리에 들어갑니다. 이름을 붙인 훈련은 끝까지 남습니다.</translation>
    </message>
    <message>
        <source>No setting is the same in all.</source>
        <translation>모두에 같은 설정은 없습니다.</translation>
    </message>
    <message>
        <source>The same in all: {settings}</source>
        <translation>모두 같음: {settings}</translation>
    </message>
    <message>
        <source>branched from</source>
        <translation>갈라져 나온 곳</translation>
    </message>
    <message>
        <source>training loss</source>
        <translation>훈련 손실</translation>
    </message>
    <message>
        <source>validation accuracy</source>
        <translation>검증 정확도</translation>
    </message>
    <message>
        <source>test accuracy</source>
        <translation>테스트 정확도</translation>
    </message>
</context>
<context>
    <name>Runs</name>
    <message>
        <source>Run {number}</source>
        <translation>훈련 {number}</translation>
    </message>
    <message>
        <source>A name has at most {n} characters.</source>
        <translation>이름은 {n}자까지 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>This run is on screen: reset it, or look at another one first.</source>
        <translation>지금 화면에 있는 훈련입니다. 먼저 초기화하거나 다른 훈련을 보세요.</translation>
    </message>
    <message>
        <source>Stop the run before looking at another one.</source>
        <translation>다른 훈련을 보기 전에 지금 훈련을 멈추세요.</translation>
    </message>
    <message>
        <source>The networks of this run are too large: its curves alone stay.</source>
        <translation>이 훈련의 신경망은 너무 커서 곡선만 남습니다.</translation>
    </message>
    <message>
        <source>network</source>
        <translation>신경망</translation>
    </message>
    <message>
        <source>data</source>
        <translation>데이터</translation>
    </message>
    <message>
        <source>optimizer</source>
        <translation>최적화</translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation>학습률</translation>
    </message>
    <message>
        <source>batch size</source>
        <translation>배치 크기</translation>
    </message>
    <message>
        <source>epochs</source>
        <translation>에포크</translation>
    </message>
    <message>
        <source>validation split</source>
        <translation>검증 비율</translation>
    </message>
    <message>
        <source>mean squared error</source>
        <translation>평균 제곱 오차</translation>
    </message>
    <message>
        <source>seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>loss function</source>
        <translation>손실 함수</translation>
    </message>
    <message>
        <source>cross-entropy</source>
        <translation>교차 엔트로피</translation>
    </message>
</context>
<context>
    <name>SavedFile</name>
    <message>
        <source>Saved as {file}.</source>
        <translation>{file}(으)로 저장했습니다.</translation>
    </message>
</context>
<context>
    <name>Schedule</name>
    <message>
        <source>Constant</source>
        <translation>일정</translation>
    </message>
    <message>
        <source>What share of the learning rate is left in the end</source>
        <translation>마지막에 남는 학습률의 비율</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>코사인</translation>
    </message>
    <message>
        <source>Exponential</source>
        <translation>지수</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>단계</translation>
    </message>
    <message>
        <source>After how many steps</source>
        <translation>몇 단계 뒤에</translation>
    </message>
    <message>
        <source>What share of the learning rate is left then</source>
        <translation>그때 남는 학습률의 비율</translation>
    </message>
</context>
<context>
    <name>SessionFile</name>
    <message>
        <source>Runs opened: {n}.</source>
        <translation>훈련 {n}개를 열었습니다.</translation>
    </message>
    <message>
        <source>All that was set on the pages is as it was.</source>
        <translation>페이지에 설정한 것이 모두 그대로 돌아왔습니다.</translation>
    </message>
    <message>
        <source>{runs} {loss}</source>
        <translation>{runs} {loss}</translation>
    </message>
    <message>
        <source>{runs} {prospect}</source>
        <translation>{runs} {prospect}</translation>
    </message>
    <message>
        <source>it is no saved session, or damaged</source>
        <translation>저장된 실습 기록이 아니거나 손상되었습니다</translation>
    </message>
    <message>
        <source>Not all that was set on the pages can be read.</source>
        <translation>페이지에 설정한 것 가운데 읽을 수 없는 것이 있습니다.</translation>
    </message>
    <message>
        <source>The network of the Network page cannot be read.</source>
        <translation>신경망 페이지의 신경망을 읽을 수 없습니다.</translation>
    </message>
    <message>
        <source>The session cannot be saved as {file}: {reason}.</source>
        <translation>실습 기록을 {file}(으)로 저장할 수 없습니다: {reason}.</translation>
    </message>
    <message>
        <source>Names and colours of the runs cannot be read.</source>
        <translation>훈련의 이름과 색을 읽을 수 없습니다.</translation>
    </message>
</context>
<context>
    <name>SessionNotice</name>
    <message>
        <source>The program ended unexpectedly. What was trained until then is kept.</source>
        <translation>프로그램이 예기치 않게 끝났습니다. 그때까지 훈련한 것은 남아 있습니다.</translation>
    </message>
    <message>
        <source>Bring it back</source>
        <translation>되살리기</translation>
    </message>
    <message>
        <source>Open all runs of that session, to look at or go on</source>
        <translation>그 실습의 훈련을 모두 열어 살펴보거나 이어서 합니다</translation>
    </message>
    <message>
        <source>Hide this line; the menu still has the session</source>
        <translation>이 줄을 감춥니다. 실습 기록은 메뉴에 남아 있습니다</translation>
    </message>
</context>
<context>
    <name>SettingsFold</name>
    <message>
        <source>Settings…</source>
        <translation>설정…</translation>
    </message>
    <message>
        <source>Show examples and settings, too, above the pictures</source>
        <translation>예제와 설정도 그림 위에 보입니다</translation>
    </message>
</context>
<context>
    <name>SigmoidAndSoftmax</name>
    <message>
        <source>Sigmoid and softmax</source>
        <translation>시그모이드와 소프트맥스</translation>
    </message>
    <message>
        <source>Only softmax shares out exactly 1.</source>
        <translation>소프트맥스만 1을 나누어 가집니다.</translation>
    </message>
    <message>
        <source>sigmoid</source>
        <translation>시그모이드</translation>
    </message>
    <message>
        <source>class</source>
        <translation>클래스</translation>
    </message>
    <message>
        <source>The network gives no numbers.</source>
        <translation>신경망이 수를 내지 못합니다.</translation>
    </message>
    <message>
        <source>softmax([a, b])₀ = {share} = sigmoid(a − b) = {answer}</source>
        <translation>softmax([a, b])₀ = {share} = sigmoid(a − b) = {answer}</translation>
    </message>
    <message>
        <source>Each sigmoid sees its own logit alone: they sum to {total}, not to 1.</source>
        <translation>시그모이드는 제 로짓만 봅니다. 합은 1이 아니라 {total}입니다.</translation>
    </message>
</context>
<context>
    <name>SlidingCard</name>
    <message>
        <source>Keras slides the kernel as it is: mathematicians call that cross-correlation.</source>
        <translation>케라스는 커널을 그대로 미끄러뜨립니다. 수학에서는 이를 상호상관이라고 합니다.</translation>
    </message>
    <message>
        <source>Turned by half first, it is the convolution of mathematics. Keras leaves it as it is.</source>
        <translation>커널을 180° 돌리면 수학의 합성곱입니다. 케라스는 돌리지 않습니다.</translation>
    </message>
    <message>
        <source>Nothing is weighed: the largest number stays. Padding is never counted.</source>
        <translation>가중치가 없습니다. 가장 큰 수만 남습니다. 패딩은 세지 않습니다.</translation>
    </message>
    <message>
        <source>Nothing is weighed: the mean stays. Padding is never counted.</source>
        <translation>가중치가 없습니다. 평균만 남습니다. 패딩은 세지 않습니다.</translation>
    </message>
    <message>
        <source>none: Keras dilates at stride 1 alone</source>
        <translation>없음: 케라스의 팽창은 스트라이드 1에서만 됩니다</translation>
    </message>
</context>
<context>
    <name>SlidingWindow</name>
    <message>
        <source>Sliding window</source>
        <translation>미끄러지는 창</translation>
    </message>
    <message>
        <source>At each place it gives one number of the map.</source>
        <translation>자리마다 특징맵의 수가 하나씩 나옵니다.</translation>
    </message>
    <message>
        <source>Click or drag on the image or the map to send the window there; click a weight, or double-click a number of the grid, to type another</source>
        <translation>이미지나 특징맵을 누르거나 끌면 창이 그리로 갑니다. 가중치를 누르거나 격자의 수를 두 번 누르면 고칠 수 있습니다</translation>
    </message>
    <message>
        <source>Image {rows} × {columns}</source>
        <translation>이미지 {rows} × {columns}</translation>
    </message>
    <message>
        <source>Image {rows} × {columns}, padded {high} × {wide}</source>
        <translation>이미지 {rows} × {columns}, 패딩해서 {high} × {wide}</translation>
    </message>
    <message>
        <source>Map {channel} of the layer before, {rows} × {columns}</source>
        <translation>앞 층의 특징맵 {channel}, {rows} × {columns}</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>커널</translation>
    </message>
    <message>
        <source>Kernel, turned</source>
        <translation>뒤집은 커널</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>곱</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>창</translation>
    </message>
    <message>
        <source>Feature map {rows} × {columns}</source>
        <translation>특징맵 {rows} × {columns}</translation>
    </message>
    <message>
        <source>Part {part} of {parts} of map {number}, {rows} × {columns}</source>
        <translation>특징맵 {number}의 {parts}조각 중 {part}, {rows} × {columns}</translation>
    </message>
    <message>
        <source>Weight of the kernel</source>
        <translation>커널의 가중치</translation>
    </message>
    <message>
        <source>Number of the grid</source>
        <translation>격자의 수</translation>
    </message>
</context>
<context>
    <name>Smoothing</name>
    <message>
        <source>The smoothing must be from 0 to 0.999, not {value}.</source>
        <translation>평활화는 0에서 0.999까지여야 합니다. {value}은(는) 쓸 수 없습니다.</translation>
    </message>
</context>
<context>
    <name>Softmax</name>
    <message>
        <source>The temperature must be a number from 0 to ∞.</source>
        <translation>온도는 0에서 ∞까지의 수여야 합니다.</translation>
    </message>
    <message>
        <source>The draws must be a whole number from 1 to {most}.</source>
        <translation>뽑는 횟수는 1에서 {most}까지의 정수여야 합니다.</translation>
    </message>
    <message>
        <source>The seed must be a whole number from 0 to {most}.</source>
        <translation>시드는 0에서 {most}까지의 정수여야 합니다.</translation>
    </message>
    <message>
        <source>{least} to {most} logits fit here, not {number}.</source>
        <translation>로짓은 {least}개에서 {most}개까지입니다. {number}개는 넣을 수 없습니다.</translation>
    </message>
    <message>
        <source>Every logit must be a finite number.</source>
        <translation>로짓은 모두 유한한 수여야 합니다.</translation>
    </message>
    <message>
        <source>A class needs a name of 1 to {most} letters.</source>
        <translation>클래스 이름은 1자에서 {most}자까지입니다.</translation>
    </message>
    <message>
        <source>The constant must be a finite number.</source>
        <translation>상수는 유한한 수여야 합니다.</translation>
    </message>
    <message>
        <source>This step leads to infinity: nothing was changed.</source>
        <translation>이 단계는 무한대로 갑니다. 아무것도 바꾸지 않았습니다.</translation>
    </message>
    <message>
        <source>class {number}</source>
        <translation>클래스 {number}</translation>
    </message>
</context>
<context>
    <name>SoftmaxBars</name>
    <message>
        <source>Softmax</source>
        <translation>소프트맥스</translation>
    </message>
    <message>
        <source>Type logits, see probabilities.</source>
        <translation>로짓을 고쳐 보세요.</translation>
    </message>
    <message>
        <source>sum {total}</source>
        <translation>합 {total}</translation>
    </message>
    <message>
        <source>Following the network</source>
        <translation>신경망을 따르는 중</translation>
    </message>
    <message>
        <source>Follow the network again</source>
        <translation>다시 신경망 따르기</translation>
    </message>
    <message>
        <source>class</source>
        <translation>클래스</translation>
    </message>
    <message>
        <source>logit</source>
        <translation>로짓</translation>
    </message>
    <message>
        <source>probability</source>
        <translation>확률</translation>
    </message>
    <message>
        <source>Show the logits of the network and change with them</source>
        <translation>신경망의 로짓을 보여 주고 함께 바뀝니다</translation>
    </message>
    <message>
        <source>Logit of class {name}</source>
        <translation>클래스 {name}의 로짓</translation>
    </message>
    <message>
        <source>Probability of class {name}</source>
        <translation>클래스 {name}의 확률</translation>
    </message>
</context>
<context>
    <name>SoftmaxExample</name>
    <message>
        <source>Chair, desk, book</source>
        <translation>의자, 책상, 책</translation>
    </message>
    <message>
        <source>Note 000</source>
        <translation>노트 000</translation>
    </message>
    <message>
        <source>Softmax turns three logits into probabilities that sum to 1.</source>
        <translation>소프트맥스는 로짓 셋을 합이 1인 확률로 바꿉니다.</translation>
    </message>
    <message>
        <source>chair</source>
        <translation>의자</translation>
    </message>
    <message>
        <source>desk</source>
        <translation>책상</translation>
    </message>
    <message>
        <source>book</source>
        <translation>책</translation>
    </message>
    <message>
        <source>A tie</source>
        <translation>동점</translation>
    </message>
    <message>
        <source>Two largest</source>
        <translation>최댓값 둘</translation>
    </message>
    <message>
        <source>Equal logits have equal probabilities: there is no single answer.</source>
        <translation>로짓이 같으면 확률도 같습니다. 답이 하나가 아닙니다.</translation>
    </message>
    <message>
        <source>One layer</source>
        <translation>층 하나</translation>
    </message>
    <message>
        <source>Note 003</source>
        <translation>노트 003</translation>
    </message>
    <message>
        <source>Sigmoids of the same Z do not sum to 1; the largest is the same.</source>
        <translation>같은 Z의 시그모이드는 합이 1이 아니지만, 가장 큰 것은 같습니다.</translation>
    </message>
    <message>
        <source>Four logits</source>
        <translation>로짓 넷</translation>
    </message>
    <message>
        <source>Note 001</source>
        <translation>노트 001</translation>
    </message>
    <message>
        <source>Their sum in floating-point numbers need not be exactly 1.</source>
        <translation>부동소수점 수로 더한 합은 꼭 1이 아닐 수 있습니다.</translation>
    </message>
    <message>
        <source>Too large for exp</source>
        <translation>exp에 너무 큰 수</translation>
    </message>
    <message>
        <source>Overflow</source>
        <translation>오버플로</translation>
    </message>
    <message>
        <source>exp(1010) is inf; with the maximum subtracted nothing overflows.</source>
        <translation>exp(1010)은 inf입니다. 최댓값을 빼면 아무것도 넘치지 않습니다.</translation>
    </message>
    <message>
        <source>Two classes</source>
        <translation>클래스 둘</translation>
    </message>
    <message>
        <source>Note 004</source>
        <translation>노트 004</translation>
    </message>
    <message>
        <source>With two classes softmax is the sigmoid of their difference.</source>
        <translation>클래스가 둘이면 소프트맥스는 차의 시그모이드입니다.</translation>
    </message>
    <message>
        <source>Too small for exp</source>
        <translation>exp에 너무 작은 수</translation>
    </message>
    <message>
        <source>Underflow</source>
        <translation>언더플로</translation>
    </message>
    <message>
        <source>Every exp is 0 and 0 / 0 is nan; with the maximum subtracted one is 1.</source>
        <translation>exp가 모두 0이고 0 / 0은 nan입니다. 최댓값을 빼면 하나는 1이 됩니다.</translation>
    </message>
    <message>
        <source>Cat, dog, chick, other</source>
        <translation>고양이, 개, 병아리, 기타</translation>
    </message>
    <message>
        <source>One vector in, one vector out, whatever the number of classes.</source>
        <translation>클래스가 몇 개든 벡터가 들어가 벡터가 나옵니다.</translation>
    </message>
    <message>
        <source>cat</source>
        <translation>고양이</translation>
    </message>
    <message>
        <source>dog</source>
        <translation>개</translation>
    </message>
    <message>
        <source>chick</source>
        <translation>병아리</translation>
    </message>
    <message>
        <source>other</source>
        <translation>기타</translation>
    </message>
    <message>
        <source>Ten digits</source>
        <translation>숫자 열 개</translation>
    </message>
    <message>
        <source>Note 002</source>
        <translation>노트 002</translation>
    </message>
    <message>
        <source>A network is torn between 5 and 6; the image is a 5.</source>
        <translation>신경망이 5와 6 사이에서 망설입니다. 그림은 5입니다.</translation>
    </message>
</context>
<context>
    <name>SoftmaxExamples</name>
    <message>
        <source>Examples</source>
        <translation>예제</translation>
    </message>
    <message>
        <source>Every example of the notes, with its own numbers.</source>
        <translation>노트의 모든 예제를 그 수 그대로 봅니다.</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>신경망</translation>
    </message>
    <message>
        <source>Show the logits of the network on Home as they change</source>
        <translation>홈에 있는 신경망의 로짓을 바뀌는 대로 보여 줍니다</translation>
    </message>
    <message>
        <source>What if?</source>
        <translation>만약에?</translation>
    </message>
    <message>
        <source>Put these ten logits in the network&apos;s place on Home</source>
        <translation>이 로짓 열 개를 홈에서 신경망의 로짓 대신 씁니다</translation>
    </message>
</context>
<context>
    <name>SoftmaxFormula</name>
    <message>
        <source>Formula</source>
        <translation>수식</translation>
    </message>
    <message>
        <source>Point at a term: its class lights up.</source>
        <translation>항을 가리키면 그 클래스가 켜집니다.</translation>
    </message>
</context>
<context>
    <name>SoftmaxLoss</name>
    <message>
        <source>True class</source>
        <translation>정답 클래스</translation>
    </message>
    <message>
        <source>The slope of the loss is ŷ − y, and it sums to 0.</source>
        <translation>손실의 기울기는 ŷ − y이고, 합은 0입니다.</translation>
    </message>
    <message>
        <source>next step: loss {loss} → {next_loss}</source>
        <translation>다음 단계: 손실 {loss} → {next_loss}</translation>
    </message>
    <message>
        <source>There is no step from here to a number.</source>
        <translation>여기서는 수로 가는 단계가 없습니다.</translation>
    </message>
    <message>
        <source>class</source>
        <translation>클래스</translation>
    </message>
    <message>
        <source>True</source>
        <translation>정답</translation>
    </message>
    <message>
        <source>Take a step</source>
        <translation>한 단계</translation>
    </message>
    <message>
        <source>Which class is the truth</source>
        <translation>어느 클래스가 정답인지</translation>
    </message>
    <message>
        <source>Learning rate η of a step, a number above 0</source>
        <translation>한 단계의 학습률 η, 0보다 큰 수</translation>
    </message>
    <message>
        <source>A step of gradient descent on the logits: z − η (ŷ − y)</source>
        <translation>로짓에 경사하강법 한 단계: z − η (ŷ − y)</translation>
    </message>
    <message>
        <source>likelihood</source>
        <translation>가능도</translation>
    </message>
    <message>
        <source>cross-entropy</source>
        <translation>교차 엔트로피</translation>
    </message>
    <message>
        <source>with a delta</source>
        <translation>델타를 더해</translation>
    </message>
    <message>
        <source>half sum of squares</source>
        <translation>오차 제곱합의 반</translation>
    </message>
</context>
<context>
    <name>SoftmaxPage</name>
    <message>
        <source>Softmax</source>
        <translation>소프트맥스</translation>
    </message>
</context>
<context>
    <name>SoftmaxSamples</name>
    <message>
        <source>Draws</source>
        <translation>표본</translation>
    </message>
    <message>
        <source>Many draws come close to the probabilities.</source>
        <translation>많이 뽑을수록 확률에 가까워집니다.</translation>
    </message>
    <message>
        <source>class</source>
        <translation>클래스</translation>
    </message>
    <message>
        <source>drawn</source>
        <translation>뽑힌 수</translation>
    </message>
    <message>
        <source>share</source>
        <translation>몫</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>Draw again</source>
        <translation>다시 뽑기</translation>
    </message>
    <message>
        <source>How often to draw, 1 to 1000000</source>
        <translation>뽑는 횟수, 1에서 1000000까지</translation>
    </message>
    <message>
        <source>The same seed draws the same, 0 to 4294967295</source>
        <translation>시드가 같으면 뽑히는 것도 같습니다, 0에서 4294967295까지</translation>
    </message>
    <message>
        <source>Draw with the next seed</source>
        <translation>다음 시드로 뽑습니다</translation>
    </message>
    <message>
        <source>The network gives no numbers.</source>
        <translation>신경망이 수를 내지 못합니다.</translation>
    </message>
    <message>
        <source>furthest from its probability: {distance}</source>
        <translation>확률과 가장 먼 차이: {distance}</translation>
    </message>
</context>
<context>
    <name>SoftmaxSlopes</name>
    <message>
        <source>Jacobian</source>
        <translation>야코비안</translation>
    </message>
    <message>
        <source>What one class gains the others lose: ∂pᵢ / ∂zⱼ.</source>
        <translation>한 클래스가 얻으면 나머지가 잃습니다: ∂pᵢ / ∂zⱼ.</translation>
    </message>
</context>
<context>
    <name>SoftmaxTable</name>
    <message>
        <source>Softmax</source>
        <translation>소프트맥스</translation>
    </message>
    <message>
        <source>Larger logits get a larger share of 1.</source>
        <translation>로짓이 클수록 1에서 더 큰 몫을 가집니다.</translation>
    </message>
    <message>
        <source>class</source>
        <translation>클래스</translation>
    </message>
    <message>
        <source>logit z</source>
        <translation>로짓 z</translation>
    </message>
    <message>
        <source>share</source>
        <translation>몫</translation>
    </message>
    <message>
        <source>probability</source>
        <translation>확률</translation>
    </message>
    <message>
        <source>Logits</source>
        <translation>로짓</translation>
    </message>
    <message>
        <source>All logits as a list</source>
        <translation>로짓 전체 목록</translation>
    </message>
    <message>
        <source>Type or paste 2 to 20 numbers, then press Enter</source>
        <translation>수 2개에서 20개를 입력하거나 붙여 넣고 Enter를 누르세요</translation>
    </message>
    <message>
        <source>Drag a bar to change its class</source>
        <translation>막대를 끌어 클래스의 확률을 바꿉니다</translation>
    </message>
    <message>
        <source>+ class</source>
        <translation>+ 클래스</translation>
    </message>
    <message>
        <source>Add a class of logit 0</source>
        <translation>로짓이 0인 클래스를 더합니다</translation>
    </message>
    <message>
        <source>Take class {number} away</source>
        <translation>클래스 {number} 빼기</translation>
    </message>
    <message>
        <source>Name of class {number}</source>
        <translation>클래스 {number}의 이름</translation>
    </message>
    <message>
        <source>Logit of class {number}</source>
        <translation>클래스 {number}의 로짓</translation>
    </message>
    <message>
        <source>Slide the logit of class {number}</source>
        <translation>클래스 {number}의 로짓 밀기</translation>
    </message>
    <message>
        <source>argmax: {name}</source>
        <translation>argmax: {name}</translation>
    </message>
    <message>
        <source>argmax: none</source>
        <translation>argmax: 없음</translation>
    </message>
    <message>
        <source>a tie: {names}</source>
        <translation>동점: {names}</translation>
    </message>
    <message>
        <source>The network gives no numbers.</source>
        <translation>신경망이 수를 내지 못합니다.</translation>
    </message>
    <message>
        <source>The sum is exactly 1.</source>
        <translation>합이 정확히 1입니다.</translation>
    </message>
    <message>
        <source>Not exactly 1: each p is rounded to the nearest 64-bit number.</source>
        <translation>정확히 1은 아닙니다. 확률마다 가장 가까운 64비트 수로 반올림됩니다.</translation>
    </message>
</context>
<context>
    <name>SoftmaxTemperature</name>
    <message>
        <source>Temperature</source>
        <translation>온도</translation>
    </message>
    <message>
        <source>z / T: cold decides, hot hesitates.</source>
        <translation>z / T: 차가우면 결정하고, 뜨거우면 망설입니다.</translation>
    </message>
    <message>
        <source>class</source>
        <translation>클래스</translation>
    </message>
    <message>
        <source>entropy {entropy} of at most log {n} = {most} nats</source>
        <translation>엔트로피 {entropy}, 최대 log {n} = {most} 나트</translation>
    </message>
    <message>
        <source>Temperature T, what every logit is divided by: 0 leaves the largest alone, ∞ makes all alike</source>
        <translation>온도 T로 모든 로짓을 나눕니다. 0이면 가장 큰 것만 남고 ∞이면 모두 같아집니다</translation>
    </message>
    <message>
        <source>Entropy: 0 is decided, full is an even choice</source>
        <translation>엔트로피: 0이면 결정됨, 가득 차면 모두 같음</translation>
    </message>
</context>
<context>
    <name>Surface</name>
    <message>
        <source>Parabola</source>
        <translation>포물선</translation>
    </message>
    <message>
        <source>Saddle</source>
        <translation>안장점</translation>
    </message>
    <message>
        <source>Plateau</source>
        <translation>안정지대</translation>
    </message>
    <message>
        <source>Rosenbrock&apos;s valley</source>
        <translation>로젠브록 골짜기</translation>
    </message>
    <message>
        <source>Himmelblau&apos;s function</source>
        <translation>히멜블라우 함수</translation>
    </message>
    <message>
        <source>Ravine</source>
        <translation>협곡</translation>
    </message>
    <message>
        <source>Beale&apos;s function</source>
        <translation>빌 함수</translation>
    </message>
    <message>
        <source>Bowl</source>
        <translation>그릇</translation>
    </message>
    <message>
        <source>Rastrigin&apos;s function</source>
        <translation>라스트리긴 함수</translation>
    </message>
    <message>
        <source>Local minimum</source>
        <translation>지역 최솟값</translation>
    </message>
    <message>
        <source>Hills</source>
        <translation>언덕</translation>
    </message>
    <message>
        <source>Saddle on a wave</source>
        <translation>물결 위의 안장점</translation>
    </message>
    <message>
        <source>Monkey saddle</source>
        <translation>원숭이 안장</translation>
    </message>
    <message>
        <source>Ripples</source>
        <translation>물결</translation>
    </message>
    <message>
        <source>Elliptic bowl</source>
        <translation>타원 그릇</translation>
    </message>
    <message>
        <source>Saddle with minima</source>
        <translation>최솟값이 있는 안장점</translation>
    </message>
    <message>
        <source>Own function</source>
        <translation>직접 쓴 함수</translation>
    </message>
</context>
<context>
    <name>TableTools</name>
    <message>
        <source>Save as a picture or table; an animation: in the menu</source>
        <translation>그림이나 표로 저장합니다. 애니메이션은 메뉴에 있습니다</translation>
    </message>
    <message>
        <source>Save CSV…</source>
        <translation>CSV 저장…</translation>
    </message>
</context>
<context>
    <name>Training</name>
    <message>
        <source>Importing TensorFlow</source>
        <translation>TensorFlow 불러오는 중</translation>
    </message>
    <message>
        <source>The trained network would be lost: reset the run first.</source>
        <translation>훈련된 신경망이 사라집니다. 먼저 훈련을 초기화하세요.</translation>
    </message>
    <message>
        <source>Too little of this run was kept to go on with it.</source>
        <translation>이 훈련은 이어 갈 만큼 남아 있지 않습니다.</translation>
    </message>
    <message>
        <source>The run ends here: ask for more epochs to go on.</source>
        <translation>여기가 훈련의 끝입니다. 이어 가려면 에포크를 늘리세요.</translation>
    </message>
    <message>
        <source>The run goes on with the images it has seen: open {data} first.</source>
        <translation>이 훈련은 본 적 있는 이미지로만 이어 갑니다. 먼저 {data}을(를) 여세요.</translation>
    </message>
    <message>
        <source>A run can go on with another learning rate or number of epochs, nothing else.</source>
        <translation>이어서 훈련할 때는 학습률이나 에포크 수만 바꿀 수 있습니다.</translation>
    </message>
    <message>
        <source>Stop or reset the run before changing its settings.</source>
        <translation>설정을 바꾸려면 먼저 훈련을 멈추거나 초기화하세요.</translation>
    </message>
    <message>
        <source>Set aside for another network.</source>
        <translation>다른 신경망에 자리를 내주었습니다.</translation>
    </message>
    <message>
        <source>Training stopped because of an error: {error}.</source>
        <translation>오류 때문에 훈련을 멈췄습니다: {error}.</translation>
    </message>
    <message>
        <source>Loading the images</source>
        <translation>이미지 읽는 중</translation>
    </message>
    <message>
        <source>Building the network</source>
        <translation>신경망 만드는 중</translation>
    </message>
    <message>
        <source>Compiling</source>
        <translation>컴파일하는 중</translation>
    </message>
    <message>
        <source>Going back</source>
        <translation>되돌아가는 중</translation>
    </message>
    <message>
        <source>The loss is no longer a number: the learning rate of {learning_rate} is too large. Reset and try a smaller one.</source>
        <translation>손실이 더는 수가 아닙니다. 학습률 {learning_rate}이(가) 너무 큽니다. 초기화하고 더 작은 값을 써 보세요.</translation>
    </message>
</context>
<context>
    <name>TrainingConfig</name>
    <message>
        <source>There is no preset named {name}.</source>
        <translation>{name}(이)라는 프리셋이 없습니다.</translation>
    </message>
    <message>
        <source>There is no optimizer named {name}.</source>
        <translation>{name}(이)라는 최적화 방법이 없습니다.</translation>
    </message>
    <message>
        <source>There is no data set named {name}.</source>
        <translation>{name}(이)라는 데이터셋이 없습니다.</translation>
    </message>
    <message>
        <source>There is no loss named {name}.</source>
        <translation>{name}라는 손실 함수는 없습니다.</translation>
    </message>
    <message>
        <source>The batch size of {batch_size} is larger than the number of training images, {n_images}.</source>
        <translation>배치 크기 {batch_size}이(가) 훈련 이미지 수 {n_images}보다 큽니다.</translation>
    </message>
    <message>
        <source>The batch size must be a whole number from 1 up, not {value}.</source>
        <translation>배치 크기는 1 이상의 정수여야 합니다. {value}은(는) 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>The epochs must be a whole number from 1 up, not {value}.</source>
        <translation>에포크는 1 이상의 정수여야 합니다. {value}은(는) 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>The seed must be a whole number from 0 to 4294967295, not {value}.</source>
        <translation>시드는 0부터 4294967295까지의 정수여야 합니다. {value}은(는) 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>The validation split must be from 0 to below 1, not {value}.</source>
        <translation>검증 비율은 0 이상 1 미만이어야 합니다. {value}은(는) 쓸 수 없습니다.</translation>
    </message>
</context>
<context>
    <name>TrainingControls</name>
    <message>
        <source>Training</source>
        <translation>훈련</translation>
    </message>
    <message>
        <source>Let the network learn, all at once or step by step.</source>
        <translation>신경망을 한꺼번에 또는 한 단계씩 훈련합니다.</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>일시 정지</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>계속</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>훈련 시작</translation>
    </message>
    <message>
        <source>{n} batches/s</source>
        <translation>초당 {n}배치</translation>
    </message>
    <message>
        <source>full</source>
        <translation>최고 속도</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>속도</translation>
    </message>
    <message>
        <source>1 batch/s</source>
        <translation>초당 1배치</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>배치</translation>
    </message>
    <message>
        <source>Train one batch, then pause (F6)</source>
        <translation>배치 하나를 훈련하고 일시 정지 (F6)</translation>
    </message>
    <message>
        <source>×{n}</source>
        <translation>×{n}</translation>
    </message>
    <message>
        <source>Train {n} batches, then pause (Shift+F6)</source>
        <translation>배치 {n}개를 훈련하고 일시 정지 (Shift+F6)</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>에포크</translation>
    </message>
    <message>
        <source>Train to the end of the epoch, then pause (F7)</source>
        <translation>에포크 끝까지 훈련하고 일시 정지 (F7)</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>멈춤</translation>
    </message>
    <message>
        <source>End the run; its network and charts stay (F8)</source>
        <translation>훈련을 끝냅니다. 신경망과 그래프는 남습니다 (F8)</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>초기화</translation>
    </message>
    <message>
        <source>Back to the first weights, the same for the same seed (F9)</source>
        <translation>처음 가중치로 돌아갑니다. 시드가 같으면 가중치도 같습니다 (F9)</translation>
    </message>
    <message>
        <source>{n} batches</source>
        <translation>배치 {n}개</translation>
    </message>
    <message>
        <source>Train the network, pause, go on (F5)</source>
        <translation>훈련, 일시 정지, 계속 (F5)</translation>
    </message>
    <message>
        <source>From slow motion, one batch a second, to full speed</source>
        <translation>1초에 배치 하나인 느린 동작부터 최고 속도까지</translation>
    </message>
    <message>
        <source>Speed of training</source>
        <translation>훈련 속도</translation>
    </message>
</context>
<context>
    <name>TrainingCounters</name>
    <message>
        <source>Counters</source>
        <translation>횟수</translation>
    </message>
    <message>
        <source>How far the training is.</source>
        <translation>훈련이 얼마나 진행되었는지 봅니다.</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>에포크</translation>
    </message>
    <message>
        <source>The epoch under way: in each, every training image is looked at once</source>
        <translation>진행 중인 에포크. 에포크마다 모든 훈련 이미지를 한 번씩 봅니다</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>배치</translation>
    </message>
    <message>
        <source>Batches trained in this epoch: after each of them the weights change once</source>
        <translation>이 에포크에서 훈련한 배치 수. 배치마다 가중치가 한 번 바뀝니다</translation>
    </message>
    <message>
        <source>Iteration</source>
        <translation>반복</translation>
    </message>
    <message>
        <source>How often the weights have changed since the run began: the batches of all epochs</source>
        <translation>훈련을 시작한 뒤 가중치가 바뀐 횟수. 모든 에포크의 배치를 합한 수입니다</translation>
    </message>
</context>
<context>
    <name>TrainingGoal</name>
    <message>
        <source>The run ends after epoch {epochs}, before epoch {epoch}.</source>
        <translation>훈련은 에포크 {epoch}에 이르기 전, 에포크 {epochs} 후에 끝납니다.</translation>
    </message>
    <message>
        <source>Nothing is left to wait for: {reason}</source>
        <translation>더 기다릴 것이 없습니다: {reason}</translation>
    </message>
    <message>
        <source>The epoch to run to must be a whole number from 1 up, not {value}.</source>
        <translation>멈출 에포크는 1 이상의 정수여야 합니다. {value}은(는) 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>The accuracy must be above 0 and at most 1, as 0.97 or 97 %, not {value}.</source>
        <translation>정확도는 0.97이나 97 %처럼 0보다 크고 1 이하여야 합니다. {value}은(는) 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>The epochs without progress must be a whole number from 1 up, not {value}.</source>
        <translation>나아지지 않은 에포크 수는 1 이상의 정수여야 합니다. {value}은(는) 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>Epoch {epoch} is over.</source>
        <translation>에포크 {epoch}이(가) 끝났습니다.</translation>
    </message>
    <message>
        <source>Validation accuracy is {value} after epoch {epoch}.</source>
        <translation>에포크 {epoch} 후 검증 정확도가 {value}입니다.</translation>
    </message>
    <message>
        <source>Test accuracy is {value} after epoch {epoch}.</source>
        <translation>에포크 {epoch} 후 테스트 정확도가 {value}입니다.</translation>
    </message>
    <message>
        <source>The loss has been no number since epoch {epoch}.</source>
        <translation>에포크 {epoch}부터 손실이 숫자가 아닙니다.</translation>
    </message>
    <message>
        <source>Validation loss has not fallen below {value} since epoch {epoch}.</source>
        <translation>에포크 {epoch} 이후 검증 손실이 {value}보다 낮아지지 않았습니다.</translation>
    </message>
    <message>
        <source>Test loss has not fallen below {value} since epoch {epoch}.</source>
        <translation>에포크 {epoch} 이후 테스트 손실이 {value}보다 낮아지지 않았습니다.</translation>
    </message>
</context>
<context>
    <name>TrainingNews</name>
    <message>
        <source>News</source>
        <translation>소식</translation>
    </message>
    <message>
        <source>What the training has to say.</source>
        <translation>훈련이 전하는 말을 봅니다.</translation>
    </message>
    <message>
        <source>Untrained: press Run.</source>
        <translation>훈련 전: 훈련 시작을 누르세요.</translation>
    </message>
    <message>
        <source>Getting ready</source>
        <translation>준비 중</translation>
    </message>
    <message>
        <source>Test accuracy {accuracy} · finished</source>
        <translation>테스트 정확도 {accuracy} · 훈련 끝</translation>
    </message>
</context>
<context>
    <name>TrainingPage</name>
    <message>
        <source>Training</source>
        <translation>훈련</translation>
    </message>
</context>
<context>
    <name>TrainingSettings</name>
    <message>
        <source>Settings</source>
        <translation>설정</translation>
    </message>
    <message>
        <source>What the next run is decided by.</source>
        <translation>다음 훈련을 정하는 값들입니다.</translation>
    </message>
    <message>
        <source>Open file…</source>
        <translation>파일 열기…</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>신경망</translation>
    </message>
    <message>
        <source>The layers, and the settings that go with them</source>
        <translation>층의 구성과 그에 맞는 설정</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>데이터</translation>
    </message>
    <message>
        <source>The images that are trained on and tested with</source>
        <translation>훈련하고 시험할 이미지</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>최적화</translation>
    </message>
    <message>
        <source>The rule that turns a gradient into new weights</source>
        <translation>기울기로 새 가중치를 만드는 방법</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>학습률</translation>
    </message>
    <message>
        <source>How far one step goes; a number above 0, also while the run goes on</source>
        <translation>한 단계가 얼마나 가는지, 0보다 큰 수. 훈련 중에도 바꿀 수 있습니다</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>배치 크기</translation>
    </message>
    <message>
        <source>Images looked at before the weights change once</source>
        <translation>가중치를 한 번 바꾸기 전에 보는 이미지 수</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>에포크</translation>
    </message>
    <message>
        <source>How often every training image is looked at</source>
        <translation>모든 훈련 이미지를 몇 번 보는지</translation>
    </message>
    <message>
        <source>Validation split</source>
        <translation>검증 비율</translation>
    </message>
    <message>
        <source>Share of the training images held out to check the network, 0 to below 1</source>
        <translation>신경망을 확인하려고 따로 떼어 두는 훈련 이미지 비율, 0 이상 1 미만</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>Decides the first weights and the order of the images: same seed, same run</source>
        <translation>처음 가중치와 이미지 순서를 정합니다. 시드가 같으면 훈련도 같습니다</translation>
    </message>
    <message>
        <source>{preset} · changed</source>
        <translation>{preset} · 바꿈</translation>
    </message>
</context>
<context>
    <name>TrainingTimeline</name>
    <message>
        <source>Time machine</source>
        <translation>타임머신</translation>
    </message>
    <message>
        <source>Go back to any moment of the training.</source>
        <translation>훈련의 어느 순간으로든 되돌아갑니다.</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>훈련</translation>
    </message>
    <message>
        <source>Go on from here</source>
        <translation>여기서 이어 가기</translation>
    </message>
    <message>
        <source>Train on from the moment on screen, perhaps at another learning rate; the run as it was is kept beside it (Ctrl+B)</source>
        <translation>화면의 순간부터 이어서 훈련합니다. 학습률을 바꿔도 됩니다. 지금까지의 훈련은 그대로 옆에 남습니다 (Ctrl+B)</translation>
    </message>
    <message>
        <source>not begun</source>
        <translation>시작 전</translation>
    </message>
    <message>
        <source>live</source>
        <translation>실시간</translation>
    </message>
    <message>
        <source>after epoch {epoch}</source>
        <translation>에포크 {epoch} 뒤</translation>
    </message>
    <message>
        <source>epoch {epoch}, batch {batch}</source>
        <translation>에포크 {epoch}, 배치 {batch}</translation>
    </message>
</context>
<context>
    <name>TrainingUntil</name>
    <message>
        <source>Until</source>
        <translation>멈출 때</translation>
    </message>
    <message>
        <source>Let the run pause by itself.</source>
        <translation>훈련이 스스로 일시 정지하게 합니다.</translation>
    </message>
    <message>
        <source>epoch {number}</source>
        <translation>에포크 {number}</translation>
    </message>
    <message>
        <source>{number}</source>
        <translation>{number}</translation>
    </message>
    <message>
        <source>patience {number}</source>
        <translation>제자리 {number}회</translation>
    </message>
    <message>
        <source>Until {goal}</source>
        <translation>목표: {goal}</translation>
    </message>
    <message>
        <source>Until…</source>
        <translation>멈출 때…</translation>
    </message>
    <message>
        <source>When the run pauses by itself; it can go on from there (Shift+F5)</source>
        <translation>훈련이 스스로 일시 정지할 때; 거기에서 계속할 수 있습니다 (Shift+F5)</translation>
    </message>
    <message>
        <source>Pause as soon as</source>
        <translation>다음 중 하나가 되면 일시 정지합니다</translation>
    </message>
    <message>
        <source>not set</source>
        <translation>정하지 않음</translation>
    </message>
    <message>
        <source>this epoch is over</source>
        <translation>이 에포크가 끝나면</translation>
    </message>
    <message>
        <source>Run to the end of this epoch, then pause</source>
        <translation>이 에포크 끝까지 훈련하고 일시 정지</translation>
    </message>
    <message>
        <source>validation accuracy is at least</source>
        <translation>검증 정확도가 이 값 이상이면</translation>
    </message>
    <message>
        <source>Share of the validation images that is answered rightly, as 0.97 or 97 %; of the test images where none are held out</source>
        <translation>맞힌 검증 이미지의 비율. 0.97이나 97 %처럼 씁니다. 검증 이미지가 없으면 테스트 이미지의 비율입니다</translation>
    </message>
    <message>
        <source>epochs without progress come to</source>
        <translation>나아지지 않은 에포크가 이만큼 이어지면</translation>
    </message>
    <message>
        <source>Epochs in a row in which the validation loss was never lower than before: the patience of early stopping</source>
        <translation>검증 손실이 이전보다 한 번도 낮아지지 않은 채 이어진 에포크 수. 조기 종료의 patience입니다</translation>
    </message>
</context>
<context>
    <name>Trajectory</name>
    <message>
        <source>diverged at step {step}</source>
        <translation>{step}단계에서 발산</translation>
    </message>
    <message>
        <source>left the domain at step {step}</source>
        <translation>{step}단계에서 정의역을 벗어남</translation>
    </message>
    <message>
        <source>no value at the start</source>
        <translation>시작점에 함숫값이 없음</translation>
    </message>
</context>
<context>
    <name>VanishingGradient</name>
    <message>
        <source>It vanishes: {left} of the gradient is left.</source>
        <translation>사라집니다: 그래디언트가 {left}배만 남습니다.</translation>
    </message>
    <message>
        <source>It stays: the gradient is {left} times as large.</source>
        <translation>유지됩니다: 그래디언트가 {left}배입니다.</translation>
    </message>
    <message>
        <source>It explodes: the gradient is {left} times as large.</source>
        <translation>폭발합니다: 그래디언트가 {left}배가 됩니다.</translation>
    </message>
    <message>
        <source>Product of slopes</source>
        <translation>기울기의 곱</translation>
    </message>
    <message>
        <source>Each layer multiplies the gradient by f&apos;(z).</source>
        <translation>층마다 그래디언트에 f&apos;(z)를 곱합니다.</translation>
    </message>
    <message>
        <source>Click or drag to go to a layer; point to read it</source>
        <translation>클릭하거나 끌면 그 층으로 갑니다. 가리키면 수를 읽을 수 있습니다</translation>
    </message>
    <message>
        <source>A layer: {name}&apos;({z}) · weights = {slope} · {gain} = {factor}</source>
        <translation>한 층: {name}&apos;({z}) · 가중치 = {slope} · {gain} = {factor}</translation>
    </message>
    <message>
        <source>A layer: {name}&apos;({z}) = {slope}</source>
        <translation>한 층: {name}&apos;({z}) = {slope}</translation>
    </message>
    <message>
        <source>Product after layer {layer}: {power} = {left}</source>
        <translation>{layer}층까지의 곱: {power} = {left}</translation>
    </message>
    <message>
        <source>Layer {layer}: {left} · {factor} = ?</source>
        <translation>층 {layer}: {left} · {factor} = ?</translation>
    </message>
</context>
<context>
    <name>WeightHistograms</name>
    <message>
        <source>Weights and gradients</source>
        <translation>가중치와 기울기</translation>
    </message>
    <message>
        <source>std {deviation} · mean {mean}</source>
        <translation>표준편차 {deviation} · 평균 {mean}</translation>
    </message>
    <message>
        <source>std {deviation} · mean {mean} · {percent} % exactly 0</source>
        <translation>표준편차 {deviation} · 평균 {mean} · 정확히 0인 것 {percent} %</translation>
    </message>
    <message>
        <source>dead units: {n} · {percent} % exactly 0 · std {deviation} · mean {mean}</source>
        <translation>죽은 유닛 {n}개 · 정확히 0인 것 {percent} % · 표준편차 {deviation} · 평균 {mean}</translation>
    </message>
    <message>
        <source>Bars: now. Thin line: at the start. Thick: ± std. Upright: exactly 0. ◂ ▸: further out.</source>
        <translation>막대: 지금. 가는 선: 처음. 굵은 선: ± 표준편차. 세로선: 정확히 0. ◂ ▸: 눈금 밖.</translation>
    </message>
    <message>
        <source>Weights ▲ and biases ▼</source>
        <translation>가중치 ▲ 편향 ▼</translation>
    </message>
    <message>
        <source>Gradients of the loss, of weights ▲ and biases ▼</source>
        <translation>손실의 기울기, 가중치 ▲ 편향 ▼</translation>
    </message>
    <message>
        <source>Shared scale</source>
        <translation>같은 눈금</translation>
    </message>
    <message>
        <source>The same numbers from left to right in every layer</source>
        <translation>모든 층의 가로축을 같은 범위로 그립니다</translation>
    </message>
    <message>
        <source>Log counts</source>
        <translation>로그 개수</translation>
    </message>
    <message>
        <source>Heights by the logarithm: few are seen beside many</source>
        <translation>높이를 로그로 그려, 많은 것 옆의 적은 것도 보입니다</translation>
    </message>
    <message>
        <source>Histograms by layer; the arrow keys go from bin to bin</source>
        <translation>층별 히스토그램입니다. 화살표 키로 구간을 옮깁니다</translation>
    </message>
    <message>
        <source>{nan} are nan, {infinite} infinite</source>
        <translation>nan {nan}개, 무한대 {infinite}개</translation>
    </message>
    <message>
        <source>layer {number}</source>
        <translation>층 {number}</translation>
    </message>
    <message>
        <source>There are no training images yet.</source>
        <translation>아직 훈련 이미지가 없습니다.</translation>
    </message>
    <message>
        <source>Finding the gradients…</source>
        <translation>기울기를 구하는 중…</translation>
    </message>
    <message>
        <source>The network gives no numbers.</source>
        <translation>신경망이 수를 내지 못합니다.</translation>
    </message>
    <message>
        <source>Gradients over the first {n} training images, mean loss {loss}</source>
        <translation>처음 훈련 이미지 {n}장의 기울기, 평균 손실 {loss}</translation>
    </message>
    <message>
        <source>{low} to {high}: {n} of {all} weights, {m} of {k} biases</source>
        <translation>{low}에서 {high}까지: 가중치 {all}개 중 {n}개, 편향 {k}개 중 {m}개</translation>
    </message>
    <message>
        <source>Dead units: no image here gives them a gradient.</source>
        <translation>죽은 유닛: 이 이미지들로는 기울기가 생기지 않습니다.</translation>
    </message>
    <message>
        <source>Upright line: 1 number is exactly 0.</source>
        <translation>세로선: 1개가 정확히 0입니다.</translation>
    </message>
    <message>
        <source>Upright line: {n} numbers are exactly 0.</source>
        <translation>세로선: {n}개가 정확히 0입니다.</translation>
    </message>
    <message>
        <source>◂ ▸: 1 number is further out than the axis.</source>
        <translation>◂ ▸: 1개가 눈금 밖에 있습니다.</translation>
    </message>
    <message>
        <source>◂ ▸: {n} numbers are further out than the axis.</source>
        <translation>◂ ▸: {n}개가 눈금 밖에 있습니다.</translation>
    </message>
</context>
<context>
    <name>Workbench</name>
    <message>
        <source>{value} is too large for a weight.</source>
        <translation>{value}은(는) 가중치로 너무 큽니다.</translation>
    </message>
    <message>
        <source>This step leads to infinity: nothing was changed.</source>
        <translation>이 단계는 무한대로 갑니다. 아무것도 바꾸지 않았습니다.</translation>
    </message>
    <message>
        <source>Inputs and targets must be finite numbers.</source>
        <translation>입력과 목푯값은 유한한 수여야 합니다.</translation>
    </message>
    <message>
        <source>Outputs of the network: {wanted}; targets: {given}. Each output needs one.</source>
        <translation>신경망의 출력은 {wanted}개, 목푯값은 {given}개입니다. 출력마다 목푯값이 하나씩 있어야 합니다.</translation>
    </message>
    <message>
        <source>The seed must be a whole number from 0 to {most}.</source>
        <translation>시드는 0에서 {most}까지의 정수여야 합니다.</translation>
    </message>
    <message>
        <source>The loss {loss} does not suit an output of {activation}.</source>
        <translation>손실 {loss}은(는) 출력 {activation}에 맞지 않습니다.</translation>
    </message>
    <message>
        <source>x (1, {given}) @ W1 ({wanted}, {units}) does not fit: the input is {given} long, and there are weights for {wanted}.</source>
        <translation>x (1, {given}) @ W1 ({wanted}, {units})은(는) 맞지 않습니다. 입력의 길이는 {given}인데 가중치는 {wanted}개의 입력에 맞습니다.</translation>
    </message>
    <message>
        <source>A network here has 1 to {most} layers.</source>
        <translation>신경망의 층은 1개에서 {most}개까지입니다.</translation>
    </message>
    <message>
        <source>A layer needs a whole number of units, at least 1.</source>
        <translation>층의 유닛 수는 1 이상의 정수여야 합니다.</translation>
    </message>
    <message>
        <source>{n_weights} weights are too many: up to {most} fit here.</source>
        <translation>가중치 {n_weights}개는 너무 많습니다. {most}개까지 넣을 수 있습니다.</translation>
    </message>
    <message>
        <source>A layer&apos;s name has no slash in it.</source>
        <translation>층의 이름에는 빗금(/)을 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>A layer&apos;s name has up to {most} letters.</source>
        <translation>층의 이름은 {most}자까지입니다.</translation>
    </message>
    <message>
        <source>Another layer is already named “{name}”.</source>
        <translation>“{name}”(이)라는 층이 이미 있습니다.</translation>
    </message>
</context>
<context>
    <name>WorkbenchAttribution</name>
    <message>
        <source>Why this output</source>
        <translation>왜 이 출력인가</translation>
    </message>
    <message>
        <source>Gradient × input: blue adds to the logit.</source>
        <translation>기울기 × 입력: 파란색은 로짓을 키웁니다.</translation>
    </message>
    <message>
        <source>largest</source>
        <translation>가장 큰 것</translation>
    </message>
    <message>
        <source>Σ = {total}, logit {index} = {logit}</source>
        <translation>Σ = {total}, 로짓 {index} = {logit}</translation>
    </message>
    <message>
        <source>Logit</source>
        <translation>로짓</translation>
    </message>
    <message>
        <source>The logit explained; its strongest paths light up</source>
        <translation>설명할 로짓. 가장 센 경로가 켜집니다</translation>
    </message>
</context>
<context>
    <name>WorkbenchBuilder</name>
    <message>
        <source>Build</source>
        <translation>만들기</translation>
    </message>
    <message>
        <source>Add, name and take away layers; Keras says it so.</source>
        <translation>층을 더하고, 이름 짓고, 뺍니다. Keras 코드는 이렇습니다.</translation>
    </message>
    <message>
        <source>{n} parameters</source>
        <translation>매개변수 {n}개</translation>
    </message>
    <message>
        <source>Inputs</source>
        <translation>입력</translation>
    </message>
    <message>
        <source>How many numbers the first layer takes</source>
        <translation>첫 층이 받는 수의 개수</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>Draws all weights; the same seed, the same weights</source>
        <translation>모든 가중치를 뽑습니다. 시드가 같으면 가중치도 같습니다</translation>
    </message>
    <message>
        <source>+ layer</source>
        <translation>+ 층</translation>
    </message>
    <message>
        <source>Add a layer at the output, as model.add does</source>
        <translation>model.add처럼 출력 쪽에 층을 더합니다</translation>
    </message>
    <message>
        <source>The Keras program that builds this network</source>
        <translation>이 신경망을 만드는 Keras 프로그램</translation>
    </message>
    <message>
        <source>Take layer {number} away</source>
        <translation>층 {number} 빼기</translation>
    </message>
    <message>
        <source>Name of layer {number}</source>
        <translation>층 {number}의 이름</translation>
    </message>
    <message>
        <source>Units of layer {number}</source>
        <translation>층 {number}의 유닛 수</translation>
    </message>
    <message>
        <source>Activation of layer {number}</source>
        <translation>층 {number}의 활성화 함수</translation>
    </message>
    <message>
        <source>How the first weights of layer {number} are drawn</source>
        <translation>층 {number}의 첫 가중치를 뽑는 방법</translation>
    </message>
    <message>
        <source>Shapes of input @ weights + biases → output; then weights + biases, counted</source>
        <translation>입력 @ 가중치 + 편향 → 출력의 형상, 그리고 가중치 + 편향의 개수</translation>
    </message>
    <message>
        <source>layer {number}</source>
        <translation>층 {number}</translation>
    </message>
</context>
<context>
    <name>WorkbenchCollapse</name>
    <message>
        <source>One layer</source>
        <translation>층 하나</translation>
    </message>
    <message>
        <source>Hidden layers that do not bend are no more than one.</source>
        <translation>굽지 않는 은닉층은 모두 합쳐 한 층일 뿐입니다.</translation>
    </message>
    <message>
        <source>{layer} bends: {activation} keeps them apart.</source>
        <translation>{layer}이(가) 굽습니다. {activation} 덕분에 층이 나뉩니다.</translation>
    </message>
    <message>
        <source>x @ W + b is what the only layer says.</source>
        <translation>층이 하나뿐이라 그 층의 답이 곧 x @ W + b입니다.</translation>
    </message>
    <message>
        <source>x @ W + b says the same as all {n} layers.</source>
        <translation>x @ W + b가 층 {n}개 모두와 같은 답을 냅니다.</translation>
    </message>
</context>
<context>
    <name>WorkbenchCurve</name>
    <message>
        <source>Activation</source>
        <translation>활성화 함수</translation>
    </message>
    <message>
        <source>What the unit makes of its sum: a = f(z).</source>
        <translation>유닛이 합으로 만드는 값: a = f(z).</translation>
    </message>
    <message>
        <source>net input z</source>
        <translation>순입력 z</translation>
    </message>
    <message>
        <source>{activation} of no finite number</source>
        <translation>유한한 수가 아닌 것의 {activation}</translation>
    </message>
</context>
<context>
    <name>WorkbenchDiagram</name>
    <message>
        <source>Network</source>
        <translation>신경망</translation>
    </message>
    <message>
        <source>Click a number to change it, a unit to look at it.</source>
        <translation>수를 누르면 바꾸고, 유닛을 누르면 들여다봅니다.</translation>
    </message>
    <message>
        <source>Click to see every unit of this layer</source>
        <translation>누르면 이 층의 유닛을 모두 봅니다</translation>
    </message>
    <message>
        <source>Layers of {sizes} units; loss {loss}</source>
        <translation>층별 유닛 {sizes}개, 손실 {loss}</translation>
    </message>
</context>
<context>
    <name>WorkbenchFormula</name>
    <message>
        <source>Formula</source>
        <translation>수식</translation>
    </message>
    <message>
        <source>What the unit at work computes, number by number.</source>
        <translation>지금 유닛이 계산하는 것을 수 하나하나로 봅니다.</translation>
    </message>
    <message>
        <source>Decimals</source>
        <translation>소수 자리</translation>
    </message>
    <message>
        <source>Decimals of every number on this page</source>
        <translation>이 페이지의 모든 수의 소수 자릿수</translation>
    </message>
    <message>
        <source>The whole layer in numpy; note 001 calls z a, and a it calls z</source>
        <translation>층 전체를 numpy로. 노트 001은 z를 a라, a를 z라 부릅니다</translation>
    </message>
</context>
<context>
    <name>WorkbenchPlayback</name>
    <message>
        <source>Forward</source>
        <translation>순방향</translation>
    </message>
    <message>
        <source>From the input to the output</source>
        <translation>입력에서 출력으로</translation>
    </message>
    <message>
        <source>Backward</source>
        <translation>역방향</translation>
    </message>
    <message>
        <source>From the loss back to every weight: backpropagation</source>
        <translation>손실에서 모든 가중치로 거슬러: 역전파</translation>
    </message>
    <message>
        <source>Term</source>
        <translation>항</translation>
    </message>
    <message>
        <source>One product or one number a step</source>
        <translation>한 단계에 곱 하나 또는 수 하나</translation>
    </message>
    <message>
        <source>Neuron</source>
        <translation>뉴런</translation>
    </message>
    <message>
        <source>One unit a step</source>
        <translation>한 단계에 유닛 하나</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>층</translation>
    </message>
    <message>
        <source>A whole layer a step</source>
        <translation>한 단계에 층 전체</translation>
    </message>
    <message>
        <source>weight times input</source>
        <translation>가중치 곱하기 입력</translation>
    </message>
    <message>
        <source>the bias</source>
        <translation>편향</translation>
    </message>
    <message>
        <source>the activation</source>
        <translation>활성화 함수</translation>
    </message>
    <message>
        <source>every other place of the map</source>
        <translation>특징맵의 나머지 모든 자리</translation>
    </message>
    <message>
        <source>the loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>gradient of the net input</source>
        <translation>순입력의 기울기</translation>
    </message>
    <message>
        <source>gradient of a weight</source>
        <translation>가중치의 기울기</translation>
    </message>
    <message>
        <source>gradient of the bias</source>
        <translation>편향의 기울기</translation>
    </message>
    <message>
        <source>back along a weight</source>
        <translation>가중치를 거슬러</translation>
    </message>
    <message>
        <source>the changed weights</source>
        <translation>바뀐 가중치</translation>
    </message>
    <message>
        <source>a value of the square</source>
        <translation>칸 안의 값 하나</translation>
    </message>
    <message>
        <source>the largest of them</source>
        <translation>그중 가장 큰 값</translation>
    </message>
    <message>
        <source>Walk</source>
        <translation>걸음</translation>
    </message>
    <message>
        <source>Step, play or drag through the pass.</source>
        <translation>한 단계씩 가거나 재생하거나 끌어 봅니다.</translation>
    </message>
</context>
<context>
    <name>WorkbenchPreset</name>
    <message>
        <source>XOR</source>
        <translation>XOR</translation>
    </message>
    <message>
        <source>Train it here, one step of gradient descent at a time</source>
        <translation>여기서 경사하강법 한 단계씩 훈련합니다</translation>
    </message>
    <message>
        <source>Note 003: linear layers</source>
        <translation>노트 003: 선형 층</translation>
    </message>
    <message>
        <source>Without a bend in between, three layers are one</source>
        <translation>사이에 굽은 곳이 없으면 세 층은 한 층과 같습니다</translation>
    </message>
    <message>
        <source>Note 001: 2-3-2-2</source>
        <translation>노트 001: 2-3-2-2</translation>
    </message>
    <message>
        <source>A forward pass to do again by hand</source>
        <translation>손으로 다시 해 볼 수 있는 순방향 전파</translation>
    </message>
</context>
<context>
    <name>WorkbenchPresets</name>
    <message>
        <source>Networks</source>
        <translation>신경망 고르기</translation>
    </message>
    <message>
        <source>Small enough to do by hand, or the notes&apos; own.</source>
        <translation>손으로 해 볼 만큼 작거나, 노트의 신경망입니다.</translation>
    </message>
    <message>
        <source>First weights by Home&apos;s seed; it sees Home&apos;s digit</source>
        <translation>홈의 시드로 뽑은 첫 가중치. 홈의 숫자를 봅니다</translation>
    </message>
    <message>
        <source>Home&apos;s network</source>
        <translation>홈의 신경망</translation>
    </message>
    <message>
        <source>Take apart the network on Home as it learns</source>
        <translation>홈에서 배우고 있는 신경망을 들여다봅니다</translation>
    </message>
</context>
<context>
    <name>WorkbenchStep</name>
    <message>
        <source>cross-entropy</source>
        <translation>교차 엔트로피</translation>
    </message>
    <message>
        <source>binary cross-entropy</source>
        <translation>이진 교차 엔트로피</translation>
    </message>
    <message>
        <source>half sum of squares</source>
        <translation>오차 제곱합의 반</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>한 걸음</translation>
    </message>
    <message>
        <source>Against the gradient: w ← w − η·dw.</source>
        <translation>가중치는 기울기를 거슬러 갑니다: w ← w − η·dw.</translation>
    </message>
    <message>
        <source>loss {loss}, after a step {next_loss}</source>
        <translation>손실 {loss}, 한 걸음 뒤 {next_loss}</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>적용</translation>
    </message>
    <message>
        <source>{n} epochs</source>
        <translation>{n} 에포크</translation>
    </message>
    <message>
        <source>Gradients of the unit at work, measured: (L(w + h) − L(w − h)) / 2h, h = 1e−5</source>
        <translation>지금 유닛의 기울기를 잰 값: (L(w + h) − L(w − h)) / 2h, h = 1e−5</translation>
    </message>
    <message>
        <source>The input: as many numbers as the network takes</source>
        <translation>입력: 신경망이 받는 만큼의 수</translation>
    </message>
    <message>
        <source>What the outputs should be</source>
        <translation>출력이 되어야 할 값</translation>
    </message>
    <message>
        <source>Which class is the truth</source>
        <translation>어느 클래스가 정답인지</translation>
    </message>
    <message>
        <source>How the error is measured</source>
        <translation>오차를 재는 방법</translation>
    </message>
    <message>
        <source>Learning rate η of a step, a number above 0</source>
        <translation>한 단계의 학습률 η, 0보다 큰 수</translation>
    </message>
    <message>
        <source>The sample before this one</source>
        <translation>이전 표본</translation>
    </message>
    <message>
        <source>The next sample</source>
        <translation>다음 표본</translation>
    </message>
    <message>
        <source>Change every weight and bias by −η times its gradient</source>
        <translation>모든 가중치와 편향을 기울기의 −η배만큼 바꿉니다</translation>
    </message>
    <message>
        <source>Take a step for every sample in turn, so many times</source>
        <translation>표본마다 차례로 한 걸음씩, 이만큼 되풀이합니다</translation>
    </message>
    <message>
        <source>digit {index}</source>
        <translation>숫자 {index}</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>평균</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>gradient</source>
        <translation>기울기</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>잰 값</translation>
    </message>
    <message>
        <source>difference</source>
        <translation>차이</translation>
    </message>
</context>
</TS>
